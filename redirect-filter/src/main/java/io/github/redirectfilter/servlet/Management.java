package io.github.redirectfilter.servlet;

import io.github.redirectfilter.config.LiveConfiguration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Shows a filter to JMX, from its start to its end. Nothing that fails here matters to the filter. */
final class Management {
    private static final Logger LOG = System.getLogger("io.github.redirectfilter");
    private static final int MOST_NAMESAKES = 100;

    private final @Nullable ObjectName name;

    private Management(@Nullable ObjectName name) {
        this.name = name;
    }

    /** Whether JMX has been started by somebody, for that takes long. */
    static boolean isRunning() {
        return !MBeanServerFactory.findMBeanServer(null).isEmpty();
    }

    /**
     * Registers a filter.
     *
     * @param contextPath tells the filters of several applications in one server apart
     * @param configuration what is shown, as it is by then
     */
    static Management start(String filterName, String contextPath, LiveConfiguration configuration) {
        try {
            return new Management(register(name(filterName, contextPath), new ManagedRedirects(configuration)));
        } catch (JMException | RuntimeException | LinkageError e) {
            LOG.log(Level.INFO, "JMX does not show filter " + filterName + ": " + e);
            return new Management(null);
        }
    }

    private static String name(String filterName, String contextPath) {
        String name = "io.github.redirectfilter:type=Redirects,name=" + property(filterName);
        return contextPath.isEmpty() ? name : name + ",context=" + property(contextPath);
    }

    private static String property(String value) {
        return value.matches("[\\w /.-]+") ? value : ObjectName.quote(value);
    }

    /** Two virtual hosts may have applications of one context path, and an old one may not have gone yet. */
    private static ObjectName register(String name, ManagedRedirects bean) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (int i = 1; ; i++) {
            ObjectName numbered = new ObjectName(i == 1 ? name : name + ",instance=" + i);
            try {
                return server.registerMBean(bean, numbered).getObjectName();
            } catch (InstanceAlreadyExistsException taken) {
                if (i == MOST_NAMESAKES) {
                    throw taken;
                }
            }
        }
    }

    /** Takes it away again, so that the server does not keep the classes of a stopped application. */
    void stop() {
        if (name == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException | RuntimeException e) {
            LOG.log(Level.INFO, "JMX still shows " + name + ": " + e);
        }
    }
}
