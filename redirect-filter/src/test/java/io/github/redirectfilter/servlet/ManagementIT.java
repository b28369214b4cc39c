package io.github.redirectfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.redirectfilter.RedirectFilter;
import io.github.redirectfilter.RedirectRule;
import io.github.redirectfilter.Redirects;
import io.github.redirectfilter.RedirectsMXBean;
import io.github.redirectfilter.config.Configuration;
import io.github.redirectfilter.config.LiveConfiguration;
import jakarta.servlet.DispatcherType;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MXBean;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.junit.jupiter.api.Test;

/** What a JMX console sees of a running filter. */
class ManagementIT {
    private static final String TYPE = "io.github.redirectfilter:type=Redirects,";
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private static RedirectsMXBean bean(String properties) throws Exception {
        return JMX.newMXBeanProxy(SERVER, new ObjectName(TYPE + properties), RedirectsMXBean.class);
    }

    private static Set<ObjectName> names() throws Exception {
        return SERVER.queryNames(new ObjectName(TYPE + "*"), null);
    }

    @Test
    void aSwitchIsSetAndTheNextRequestSeesIt() throws Exception {
        try (TestServer server = TestServer.withRules("/a  /b  switch=maintenance", "/out  {param:url}")) {
            RedirectsMXBean redirects = bean("name=rules");
            assertThat(redirects.getRules()).isEqualTo(2);
            assertThat(redirects.getControls()).isEqualTo(Map.of("switch.maintenance", "off"));
            assertThat(server.get("/a").status()).isEqualTo(200);

            redirects.set("switch.maintenance", "on");
            assertThat(server.get("/a").status()).isEqualTo(307);
            assertThat(redirects.get("switch.maintenance")).isEqualTo("on");
            assertThat(redirects.getConfigured()).isEqualTo(Map.of("switch.maintenance", "off"));
            assertThat(redirects.getStates()).isEqualTo(Map.of("switch.maintenance", "on"));

            redirects.reset("switch.maintenance");
            assertThat(server.get("/a").status()).isEqualTo(200);

            assertThat(server.get("/out?url=https://evil.example").status()).isEqualTo(400);
            assertThat(redirects.getRefusals()).isEqualTo(Map.of("off-site", 1L));
            assertThat(redirects.getDecisions()).isEqualTo(Map.of("redirect", 1L, "refused", 1L));
            assertThat(redirects.getStatuses()).isEqualTo(Map.of(307, 1L, 400, 1L));
        }
    }

    @Test
    void mistakesComeBackAsTheyAre() throws Exception {
        try (TestServer server = TestServer.withRules("/a  /b  switch=maintenance")) {
            assertThat(server.port()).isPositive();
            RedirectsMXBean redirects = bean("name=rules");

            assertThatThrownBy(() -> redirects.set("switch.maintenance", "maybe"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("switch.maintenance: \"maybe\" is no state of a switch (expected one of on, off, true,"
                            + " false)");
            assertThatThrownBy(() -> redirects.get("switch.maintenence"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("unknown control \"switch.maintenence\"; did you mean \"switch.maintenance\"?"
                            + " (expected one of switch.maintenance)");
        }
    }

    /** A console has none of our classes. */
    @Test
    void everythingIsOpenData() throws Exception {
        try (TestServer server = TestServer.withRules("/a  /b  switch=maintenance")) {
            assertThat(server.port()).isPositive();
            ObjectName name = new ObjectName(TYPE + "name=rules");

            assertThat(SERVER.getAttribute(name, "Controls")).isInstanceOf(TabularData.class);
            assertThat(SERVER.getAttribute(name, "Refusals")).isInstanceOf(TabularData.class);
            assertThat(SERVER.getAttribute(name, "Statuses")).isInstanceOf(TabularData.class);
            assertThat(SERVER.invoke(name, "set", new Object[] {"switch.maintenance", "on"}, new String[] {
                        String.class.getName(), String.class.getName()
                    }))
                    .isNull();
            assertThat(JMX.isMXBeanInterface(RedirectsMXBean.class)).isTrue();
            assertThat(RedirectsMXBean.class.isAnnotationPresent(MXBean.class)).isFalse();
        }
    }

    @Test
    void itIsThereFromTheStartToTheEndOfAFilter() throws Exception {
        assertThat(names()).isEmpty();
        try (TestServer server = TestServer.withRules("/a  /b")) {
            assertThat(server.port()).isPositive();
            assertThat(names()).containsExactly(new ObjectName(TYPE + "name=rules"));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aContextParameterLeavesItOut() throws Exception {
        ServletContextHandler application = TestServer.application("", "/a  /b");
        application.setInitParameter("redirect-filter.jmx", "false");
        try (TestServer server = TestServer.start(application)) {
            assertThat(server.get("/a").status()).isEqualTo(307);
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void applicationsOfOneServerAreToldApart() throws Exception {
        ContextHandlerCollection applications = new ContextHandlerCollection(
                TestServer.application("", "/a  /b  switch=x"),
                TestServer.application("/shop", "/a  /b  switch=x"),
                TestServer.application("/shop", "/a  /b  switch=x"),
                TestServer.application("/a=b", "/a  /b  switch=x"));
        try (TestServer server = TestServer.start(applications)) {
            assertThat(names())
                    .containsExactlyInAnyOrder(
                            new ObjectName(TYPE + "name=rules"),
                            new ObjectName(TYPE + "name=rules,context=/shop"),
                            new ObjectName(TYPE + "name=rules,context=/shop,instance=2"),
                            new ObjectName(TYPE + "name=rules,context=\"/a=b\""));
            bean("name=rules,context=/shop").set("switch.x", "on");

            assertThat(server.get("/a").status()).isEqualTo(200);
            assertThat(server.get("/shop/a").status()).isEqualTo(307);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void rulesThatWereGivenInJavaAreThereToo() throws Exception {
        Redirects redirects = Redirects.builder()
                .rule(RedirectRule.from("/a").to("/b").option("switch", "x").build())
                .build();
        ServletContextHandler application = new ServletContextHandler("");
        FilterHolder filter = new FilterHolder(new RedirectFilter(redirects));
        filter.setName("of our: own");
        application.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        try (TestServer server = TestServer.start(application)) {
            bean("name=\"of our: own\"").set("switch.x", "on");

            assertThat(server.get("/a").status()).isEqualTo(307);
        }
        assertThat(names()).isEmpty();
    }

    /** A name that JMX can't take, or a server without JMX: the filter works all the same. */
    @Test
    void whatJmxCanNotShowRunsAllTheSame() throws Exception {
        try (LogCapture log = new LogCapture()) {
            Configuration configuration = Configuration.of(Redirects.builder().build());
            Management.start("x", null, LiveConfiguration.of(configuration)).stop();

            assertThat(log.messages()).singleElement().asString().startsWith("JMX does not show filter x: ");
        }
        assertThat(names()).isEmpty();
    }
}
