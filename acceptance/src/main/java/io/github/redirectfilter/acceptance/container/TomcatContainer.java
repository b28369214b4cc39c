package io.github.redirectfilter.acceptance.container;

import io.github.redirectfilter.acceptance.app.Application;
import io.github.redirectfilter.acceptance.app.SecurityInitializer;
import io.github.redirectfilter.servlet.RedirectFilterInitializer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.jasper.servlet.JspServlet;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Tomcat, of either line: what is used here is the same in both. */
public final class TomcatContainer implements IntSupplier, AutoCloseable {
    /** The setting that names the folder of the application, which may hold JSPs. */
    public static final String FOLDER = "folder";

    /** The setting that names the folder for what Tomcat compiles. */
    public static final String WORK = "work";

    /** The setting that puts Spring Security behind the filter, if there. */
    public static final String SECURITY = "security";

    private final Tomcat tomcat = new Tomcat();

    /** Starts the application on a free port. */
    public TomcatContainer(Map<String, String> settings) throws LifecycleException {
        TomcatURLStreamHandlerFactory.disable(); // a JVM takes one alone, and here are several Tomcats in it
        Map<String, String> forFilter = new TreeMap<>(settings);
        String folder = forFilter.remove(FOLDER);
        boolean security = forFilter.remove(SECURITY) != null;
        tomcat.setBaseDir(forFilter.remove(WORK));
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        // the default is 100: fewer requests than one connection of a test has
        connector.setProperty("maxKeepAliveRequests", "-1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder);
        context.setParentClassLoader(TomcatContainer.class.getClassLoader());
        ErrorPage page = new ErrorPage();
        page.setErrorCode(500);
        page.setLocation(Application.ERROR_PAGE);
        context.addErrorPage(page);
        context.addServletContainerInitializer(new Application(forFilter), Set.of());
        context.addServletContainerInitializer(new RedirectFilterInitializer(), Set.of());
        if (security) {
            Additions.security(context);
        }
        if (Additions.class.getResource("/org/apache/jasper/servlet/JspServlet.class") != null) {
            Additions.jsp(context);
        }
        tomcat.start();
    }

    /** What some class loaders do not have. */
    private static final class Additions {
        static void security(Context context) {
            context.addServletContainerInitializer(new SecurityInitializer(), Set.of());
        }

        static void jsp(Context context) {
            context.addServletContainerInitializer(new JasperInitializer(), Set.of());
            Tomcat.addServlet(context, "jsp", new JspServlet()).setLoadOnStartup(1);
            context.addServletMappingDecoded("*.jsp", "jsp");
        }
    }

    @Override
    public int getAsInt() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
