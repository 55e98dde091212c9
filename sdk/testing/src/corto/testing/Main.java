// SPDX-License-Identifier: Apache-2.0
package corto.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the test classes named in a file, one a line; status 0 if all passed. Started by `corto test`.
public final class Main {
    private Main() {
    }

    public static void main(String[] arguments) throws IOException {
        List<? extends DiscoverySelector> classes = Files.readAllLines(Path.of(arguments[0])).stream()
                .filter(line -> !line.isBlank()).map(DiscoverySelectors::selectClass).toList();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes)
                .configurationParameter("junit.jupiter.execution.timeout.testable.method.default", "15 m")
                .build();
        Report report = new Report(System.out);
        LauncherFactory.create().execute(request, report);
        System.out.flush();
        System.exit(report.close() ? 0 : 1);       // threads that a test left behind do not keep us
    }
}
