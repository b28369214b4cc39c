package io.github.redirectfilter.condition;

import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code language=de,fr}: of all languages that rules offer, the caller wants one of these. */
public final class LanguageFactory implements ConditionFactory {
    private static final String HEADER = "Accept-Language";

    @Override
    public String kind() {
        return "language";
    }

    @Override
    public Set<String> settings() {
        return Set.of(LanguageOffer.SETTING);
    }

    @Override
    public void checkSetting(String name, String value) {
        LanguageTags.split(value).forEach(LanguageTags::check);
    }

    @Override
    public Condition create(Spec spec) {
        List<String> values = spec.values();
        if (values.isEmpty() || !spec.name().isEmpty()) {
            throw new IllegalArgumentException("the languages are missing (expected for example language=de,pt-BR)");
        }
        LanguageOffer offer = LanguageOffer.of(spec.context());
        Set<String> wanted = values.stream().map(offer::add).collect(Collectors.toUnmodifiableSet());
        return new LastingCondition(
                request -> {
                    String picked = offer.pick(request.headers(HEADER));
                    return picked != null && wanted.contains(picked);
                },
                request -> {
                    String picked = offer.pick(request.headers(HEADER));
                    return HEADER + " " + LastingCondition.quoted(request.headers(HEADER))
                            + (picked == null ? ", none that is offered" : ", which picks " + picked);
                },
                Set.of(HEADER),
                120);
    }
}
