// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What Debian packages brought to this machine, as dpkg-query(1) tells.
final class InstalledPackages {
    /// The C library is left out: which of its libraries are needed is known.
    private static final String C_LIBRARY = "libc6";
    private static final String FORMAT = "${Package}\t${Pre-Depends}, ${Depends}\t${Recommends}\t${Provides}\n";
    private static final Globs DOCUMENTATION = new Globs(Reduction.DOCUMENTATION);

    private InstalledPackages() {
    }

    private record Package(List<String> depends, List<String> recommends) {
    }

    /// The files of the package that `program` is in, of those that it recommends, and of all that they depend on, as far as they are installed; without documentation. None
    /// if the program comes from no package, or dpkg is not there.
    static List<String> filesWith(String program) {
        String owner = owner(program);
        if (owner.isEmpty()) {
            return List.of();
        }
        Map<String, Package> all = all();
        Set<String> wanted = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(owner));
        if (all.containsKey(owner)) {
            open.addAll(all.get(owner).recommends());
        }
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (all.containsKey(name) && !name.equals(C_LIBRARY) && !DebianPackages.SCRIPTS_ONLY.contains(name) && wanted.add(name)) {
                open.addAll(all.get(name).depends());
            }
        }
        List<String> words = new ArrayList<>(List.of("-L"));
        words.addAll(wanted);
        return query(words).lines().filter(path -> path.startsWith("/") && !DOCUMENTATION.test(path)).filter(InstalledPackages::isFile).distinct().toList();
    }

    /// The package that `program` is in. Packages older than merged `/usr` know it by its path in `/`.
    private static String owner(String program) {
        for (String path : List.of(program, program.replaceFirst("^/usr/", "/"))) {
            String line = query(List.of("-S", path));
            if (line.contains(":")) {
                return line.substring(0, line.indexOf(':'));
            }
        }
        return "";
    }

    private static Map<String, Package> all() {
        Map<String, Package> all = new HashMap<>();
        Map<String, Package> provided = new HashMap<>();
        for (String line : query(List.of("-W", "-f", FORMAT)).lines().toList()) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 4) {
                Package one = new Package(names(fields[1]), names(fields[2]));
                all.put(fields[0], one);
                names(fields[3]).forEach(name -> provided.putIfAbsent(name, new Package(List.of(fields[0]), List.of())));
            }
        }
        provided.forEach(all::putIfAbsent);
        return all;
    }

    /// The names in a list such as `a (>= 1), b:any | c`: alternatives too, as what is not installed does not count.
    private static List<String> names(String list) {
        return Stream.of(list.split("[,|]")).map(one -> one.replaceFirst("[(:].*", "").strip()).filter(one -> !one.isEmpty()).toList();
    }

    private static boolean isFile(String path) {
        Path file = Path.of(path);
        return Files.isSymbolicLink(file) ? Files.isRegularFile(file) : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// What dpkg-query prints; nothing where there is no dpkg-query.
    private static String query(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("dpkg-query"));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        try (var output = builder.start().getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
