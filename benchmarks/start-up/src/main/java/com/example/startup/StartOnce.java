package com.example.startup;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the application and prints CPU times in microseconds: of the beans of the redirects, of the main thread until the
 * application is started, and of the process until a second later, by when what goes on beside the start is done.
 */
public final class StartOnce {
    private static final long LATER_MILLIS = 1_000;

    private StartOnce() {}

    public static void main(String[] args) throws InterruptedException {
        CpuSteps steps = new CpuSteps();
        SpringApplication application = new SpringApplication(Application.class);
        application.setApplicationStartup(steps);
        try (ConfigurableApplicationContext context = application.run(args)) {
            long main = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Thread.sleep(LATER_MILLIS);
            long process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
            System.out.println(new CpuTimes(steps.redirectNanos() / 1_000, main / 1_000, process / 1_000).line());
        }
    }
}
