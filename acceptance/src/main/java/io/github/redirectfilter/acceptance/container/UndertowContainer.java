package io.github.redirectfilter.acceptance.container;

import io.github.redirectfilter.acceptance.app.Application;
import io.github.redirectfilter.servlet.RedirectFilterInitializer;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** Undertow, which WildFly is built on too. */
public final class UndertowContainer implements IntSupplier, AutoCloseable {
    private final Undertow undertow;
    private final DeploymentManager manager;

    /** Starts the application on a free port. */
    public UndertowContainer(Map<String, String> settings) throws ServletException {
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(UndertowContainer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("application")
                .addErrorPage(Servlets.errorPage(Application.ERROR_PAGE, 500))
                .addServletContainerInitializer(initializer(new Application(settings)))
                .addServletContainerInitializer(initializer(new RedirectFilterInitializer()));
        manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(manager.start())
                .build();
        undertow.start();
    }

    private static <T extends ServletContainerInitializer> ServletContainerInitializerInfo initializer(T initializer) {
        return new ServletContainerInitializerInfo(
                initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of());
    }

    @Override
    public int getAsInt() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() throws ServletException {
        undertow.stop();
        manager.stop();
        manager.undeploy();
    }
}
