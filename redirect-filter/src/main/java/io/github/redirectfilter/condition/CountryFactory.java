package io.github.redirectfilter.condition;

import io.github.redirectfilter.CachePolicy;
import io.github.redirectfilter.Condition;
import io.github.redirectfilter.ConditionFactory;
import io.github.redirectfilter.CountryResolver;
import io.github.redirectfilter.RedirectRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code country=DE,FR}: the request comes from one of these; {@code ??} is an unknown country. */
public final class CountryFactory implements ConditionFactory {
    @Override
    public String kind() {
        return "country";
    }

    @Override
    public Set<String> settings() {
        return Set.of(CountrySource.HEADER, CountrySource.DATABASE);
    }

    @Override
    public void checkSetting(String name, String value) {
        CountrySource.check(name, value);
    }

    @Override
    public void checkSettingAtRest(String name, String value) {
        CountrySource.checkAtRest(name, value);
    }

    @Override
    public Set<Class<?>> services() {
        return Set.of(CountryResolver.class);
    }

    @Override
    public Condition create(Spec spec) {
        List<String> values = spec.values();
        if (values.isEmpty() || !spec.name().isEmpty()) {
            throw new IllegalArgumentException(
                    "the countries are missing (expected for example country=DE,FR, or country=?? for an unknown country)");
        }
        Set<String> countries = values.stream().map(CountryCode::check).collect(Collectors.toUnmodifiableSet());
        return new CountryCondition(countries, CountrySource.of(spec.context()));
    }

    private record CountryCondition(Set<String> countries, CountrySource source) implements Condition {
        @Override
        public boolean test(RedirectRequest request, Effects effects) {
            return countries.contains(source.of(request, effects));
        }

        @Override
        public String seen(RedirectRequest request, Effects effects) {
            String country = source.of(request, effects);
            return country.equals(CountryCode.UNKNOWN) ? country + ", which is unknown" : country;
        }

        @Override
        public Set<String> vary() {
            return source.vary();
        }

        @Override
        public CachePolicy cachePolicy() {
            return source.byHeaderAlone() ? CachePolicy.NONE : CachePolicy.NO_STORE;
        }

        /** The address that a database knows is in no header. */
        @Override
        public boolean privateOnPass() {
            return !source.byHeaderAlone();
        }

        @Override
        public int cost() {
            return source.cost();
        }
    }
}
