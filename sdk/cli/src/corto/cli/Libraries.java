// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.Fingerprint;
import corto.build.SourceFiles;
import corto.console.Failure;
import corto.console.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/// The jars of Maven coordinates and of what they need, fetched once.
final class Libraries {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

    private Libraries() {
    }

    /// Jars for `coordinates` (`group:artifact:version`); `manifest` is where they are asked for.
    static List<Path> of(List<String> coordinates, Path manifest) {
        if (coordinates.isEmpty()) {
            return List.of();
        }
        Fingerprint key = new Fingerprint();
        coordinates.forEach(key::text);
        Path folder = Sdk.build().resolve("libraries").resolve(key.value().substring(0, 16));
        if (!Files.isDirectory(folder)) {
            fetch(coordinates, manifest, folder);
        }
        return SourceFiles.below(folder, ".jar");
    }

    private static void fetch(List<String> coordinates, Path manifest, Path folder) {
        HostPackages.require("mvn");
        Progress.step("fetching " + String.join(", ", coordinates) + " with Maven (once)");
        Path fresh = folder.resolveSibling(folder.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(fresh);
            Path pom = fresh.resolve("pom.xml");
            Files.writeString(pom, pom(coordinates));
            Path log = folder.resolveSibling(folder.getFileName() + ".log");
            ProcessBuilder maven = new ProcessBuilder("mvn", "-q", "-B", "-f", pom.toString(), PLUGIN, "-DincludeScope=runtime", "-DoutputDirectory=" + fresh);
            maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
            maven.redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            if (maven.start().waitFor() != 0) {
                String reason = Files.readAllLines(log).stream().filter(line -> line.contains("ERROR")).findFirst().orElse("").strip();
                throw new Failure(manifest + ": Maven could not fetch the dependencies.", reason, "Its log is " + log + ".");
            }
            Files.delete(pom);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(e, manifest + ": cannot fetch the dependencies: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(e, "interrupted while Maven fetched libraries.");
        } finally {
            SourceFiles.delete(fresh);
        }
    }

    private static String pom(List<String> coordinates) {
        String dependencies = coordinates.stream().map(coordinate -> {
            String[] parts = coordinate.split(":");
            return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>" + parts[2] + "</version></dependency>";
        }).collect(Collectors.joining());
        return "<project><modelVersion>4.0.0</modelVersion><groupId>corto</groupId><artifactId>libraries</artifactId><version>1</version>"
                + "<dependencies>" + dependencies + "</dependencies></project>";
    }
}
