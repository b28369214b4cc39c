package io.github.redirectfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueryPolicyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            merge    | a=1     | a=2&b=3        | a=1&b=3
            override | a=1     | a=2&b=3        | a=2&b=3
            append   | a=1     | a=2&b=3        | a=1&a=2&b=3
            drop     | a=1     | a=2&b=3        | a=1

            merge    | none    | a=2&b=3        | a=2&b=3
            override | none    | a=2&b=3        | a=2&b=3
            append   | none    | a=2&b=3        | a=2&b=3
            drop     | none    | a=2&b=3        | none
            merge    | a=1     | none           | a=1
            override | a=1     | none           | a=1
            append   | a=1     | none           | a=1
            merge    | a=1     | ''             | a=1
            override | a=1     | ''             | a=1
            merge    | none    | none           | none
            merge    | none    | ''             | none
            merge    | ''      | none           | ''
            merge    | ''      | b=3            | b=3

            merge    | a=1&a=4 | a=2&a=3        | a=1&a=4
            override | a=1&a=4 | a=2&a=3        | a=2&a=3
            override | a=1&c=4 | a=2&b=3        | c=4&a=2&b=3
            append   | a=1&a=4 | a=2&a=3        | a=1&a=4&a=2&a=3
            merge    | a=1     | b=2&b=3&b=2    | a=1&b=2&b=3&b=2

            merge    | a=1     | %61=2&b=3      | a=1&b=3
            override | a=1     | %61=2&b=3      | %61=2&b=3
            merge    | %61=1   | a=2            | %61=1
            merge    | a+b=1   | a%20b=2        | a+b=1
            merge    | a=1     | A=2            | a=1&A=2
            merge    | a       | a=2            | a
            merge    | a=1     | a              | a=1
            merge    | a=1     | ab=2           | a=1&ab=2

            merge    | none    | &a=1           | &a=1
            merge    | none    | a=1&&b=2       | a=1&&b=2
            merge    | none    | a=1&           | a=1&
            merge    | none    | &              | &
            merge    | x=1     | &a=1           | x=1&&a=1
            append   | x=1     | &&             | x=1&&&
            merge    | none    | =1&=2          | =1&=2

            merge    | none    | a=%2f+%zz%&b=+ | a=%2f+%zz%&b=+
            merge    | none    | a=b=c&d        | a=b=c&d
            """)
    void joinsTheTargetsQueryWithTheRequests(QueryPolicyName name, String target, String request, String joined) {
        assertThat(name.policy().join(target, request, parameter -> true)).isEqualTo(joined);
    }

    /** The names as rules write them. */
    enum QueryPolicyName {
        merge,
        override,
        append,
        drop;

        QueryPolicy policy() {
            return QueryPolicy.parse(name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(QueryPolicy policy) {
        assertThat(QueryPolicy.parse(policy.toString())).isEqualTo(policy);
    }

    @Test
    void anyOtherNameIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryPolicy.parse("Merge"))
                .withMessage("query policy \"Merge\" is unknown (expected one of merge, override, append, drop)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            /x           | /n                 | keep=a      | a=1&b=2              | /n?a=1
            /x           | /n                 | keep=a,b    | c=1&b=2&a=3&b=4      | /n?b=2&a=3&b=4
            /x           | /n                 | keep=utm_*  | utm_a=1&utm=2&utm_=3 | /n?utm_a=1&utm_=3
            /x           | /n                 | strip=utm_* | utm_a=1&b=2&utm_c    | /n?b=2
            /x           | /n                 | strip=a     | a=1&A=2&%61=3        | /n?A=2
            /x           | /n                 | strip=*     | a=1&b=2              | /n
            /x           | /n                 | keep=%61    | a=1                  | /n
            /x           | /n?a=1             | keep=a      | a=2                  | /n?a=1
            /x           | /n?a=1             | strip=a     | b=2                  | /n?a=1&b=2
            /x           | /n                 | none        | none                 | /n
            /x           | /n                 | none        | a=1                  | /n?a=1
            /x           | /n?                | none        | none                 | /n?
            /x?id={id}   | /n/{id}            | none        | id=7&b=2             | /n/7?b=2
            /x?id={id}   | /n/{id}            | none        | %69d=7&b=2           | /n/7?b=2
            /x?id={id}   | /n/{id}            | none        | id=7&id=8            | /n/7
            /x?page=news | /n                 | none        | page=news&b=2        | /n?b=2
            /x?k         | /n                 | none        | k&b=2                | /n?b=2
            /x           | /n/{param:p}       | none        | p=7&b=2              | /n/7?b=2
            /x           | /n?v={param:p}     | none        | p=7&v=8&b=2          | /n?v=7&b=2
            /x           | '/n?v={param:p|0}' | none        | b=2                  | /n?v=0&b=2
            /x           | {param:p}          | none        | p=/m&b=2             | /m?b=2
            /x           | {param:p}          | none        | p=/m?b=1&b=2&c=3     | /m?b=1&c=3
            /x           | /n#top             | none        | b=2                  | /n?b=2#top
            /x           | /n?a=1#top         | none        | b=2                  | /n?a=1&b=2#top
            /x           | /n                 | none        | a=é                  | /n?a=%C3%A9
            /x           | /n                 | none        | 'a=b c'              | /n?a=b%20c
            /x           | /n                 | none        | 'a=%zz"<>^`{}|\\'    | '/n?a=%zz"<>^`{}|\\'
            """)
    void whatIsCarriedIntoALocation(String from, String to, String options, String query, String location) {
        String line = options == null ? from + " " + to : from + " " + to + " " + options;
        String url = "http://site.example/x" + (query == null ? "" : "?" + query);

        assertThat(Rules.of(line).decide(RedirectRequest.builder("GET", url).build()))
                .isInstanceOfSatisfying(
                        Decision.Redirect.class,
                        redirect -> assertThat(redirect.location()).isEqualTo(location));
    }
}
