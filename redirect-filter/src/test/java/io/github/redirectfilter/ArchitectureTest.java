package io.github.redirectfilter;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.RandomAccessFile;
import org.junit.jupiter.api.Test;

/** Which way the arrows between the packages point. */
class ArchitectureTest {
    private static final String ROOT = "io.github.redirectfilter";
    private static final String[] PURE = {ROOT, ROOT + ".match", ROOT + ".target", ROOT + ".proxy"};
    private static final DescribedPredicate<JavaClass> FILES = resideInAnyPackage("java.nio.file..")
            .or(describe(
                    "are file types of java.io",
                    type -> type.isAssignableTo(File.class)
                            || type.isAssignableTo(RandomAccessFile.class)
                            || type.getPackageName().equals("java.io")
                                    && type.getSimpleName().startsWith("File")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** The one class of the root package that ties everything together. */
    private static final DescribedPredicate<JavaClass> FILTER = belongToAnyOf(RedirectFilter.class);

    @Test
    void matchKnowsNothingOfTheRest() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".match")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".match", "java..", "com.google.re2j", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void targetKnowsMatchAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".target")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".target", ROOT + ".match", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void proxyKnowsMatchAndTargetAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".proxy")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".proxy", ROOT + ".match", ROOT + ".target", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theRootKnowsMatchTargetAndProxyAlone() {
        classes()
                .that(resideInAnyPackage(ROOT).and(DescribedPredicate.not(FILTER)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                ROOT,
                                ROOT + ".match",
                                ROOT + ".target",
                                ROOT + ".proxy",
                                "java..",
                                "javax.crypto..",
                                "com.google.re2j",
                                "org.jspecify..")
                        .and(DescribedPredicate.not(FILTER)))
                .check(CLASSES);
    }

    @Test
    void conditionsKnowThePureCoreAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".condition..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                ROOT + ".condition..",
                                ROOT,
                                ROOT + ".match",
                                ROOT + ".target",
                                "java..",
                                "com.sun.management",
                                "com.github.benmanes.caffeine..",
                                "io.github.bucket4j..",
                                "com.google.re2j",
                                "com.maxmind.db",
                                "org.jspecify..")
                        .and(DescribedPredicate.not(FILTER)))
                .check(CLASSES);
    }

    @Test
    void lintKnowsThePureCoreAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".lint")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                ROOT + ".lint",
                                ROOT,
                                ROOT + ".match",
                                ROOT + ".target",
                                "java..",
                                "com.google.re2j",
                                "org.jspecify..")
                        .and(DescribedPredicate.not(FILTER)))
                .check(CLASSES);
    }

    /** Text in, text out. */
    @Test
    void convertKnowsTheConfigurationAndNoFile() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".convert")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                ROOT + ".convert",
                                ROOT,
                                ROOT + ".config",
                                ROOT + ".match",
                                "java..",
                                "javax.xml..",
                                "com.google.re2j",
                                "org.jspecify..")
                        .and(DescribedPredicate.not(FILTER))
                        .and(DescribedPredicate.not(FILES)))
                .check(CLASSES);
    }

    @Test
    void metricsKnowTheRootAndMicrometerAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".metrics")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(ROOT + ".metrics", ROOT, "java..", "io.micrometer..", "org.jspecify..")
                                .and(DescribedPredicate.not(FILTER)))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".metrics", "io.micrometer..")
                .check(CLASSES);
    }

    @Test
    void picturesKnowLintAndThePureCoreAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".picture")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(ROOT + ".picture", ROOT + ".lint", ROOT, "java..", "org.jspecify..")
                                .and(DescribedPredicate.not(FILTER)))
                .check(CLASSES);
    }

    @Test
    void theConsoleKnowsNoServlets() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".console")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                ROOT + ".console",
                                ROOT + ".picture",
                                ROOT + ".config",
                                ROOT + ".lint",
                                ROOT,
                                ROOT + ".match",
                                ROOT + ".target",
                                "java..",
                                "org.jspecify..")
                        .and(DescribedPredicate.not(FILTER)))
                .check(CLASSES);
    }

    @Test
    void whatIsBelowTheServletsDoesNotKnowThem() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".config..",
                        ROOT + ".lint..",
                        ROOT + ".condition..",
                        ROOT + ".annotation..",
                        ROOT + ".convert..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                ROOT + ".servlet..", ROOT + ".cli..", ROOT + ".console..", ROOT + ".picture..")
                        .or(FILTER))
                .check(CLASSES);
    }

    /** Whoever has no AssertJ and no JUnit on the class path must not stumble over them. */
    @Test
    void theRestKnowsNoTestSupport() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".test")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".test", "org.assertj..", "org.junit..", "org.opentest4j..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".test")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".servlet..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void thePureCoreUsesNoServletAndNoFile() {
        noClasses()
                .that(resideInAnyPackage(PURE).and(DescribedPredicate.not(FILTER)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.servlet..").or(FILES))
                .check(CLASSES);
    }

    /** The others exist from Servlet 6.1 on. */
    @Test
    void onlyTheSendRedirectOfEveryServletVersionIsCalled() {
        noClasses()
                .should()
                .callMethodWhere(
                        describe("it is a sendRedirect with more than a location", ArchitectureTest::isNewSendRedirect))
                .check(CLASSES);
    }

    private static boolean isNewSendRedirect(JavaMethodCall call) {
        return call.getTarget().getName().equals("sendRedirect")
                && call.getTarget().getOwner().getPackageName().startsWith("jakarta.servlet")
                && call.getTarget().getRawParameterTypes().size() > 1;
    }
}
