// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import corto.build.BuildLock;
import corto.build.Fingerprint;
import corto.build.SourceFiles;
import corto.console.Failure;
import corto.console.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Debian packages and what they depend on, fetched without root and kept.
///
/// apt does what it knows best, signatures, versions, alternatives, the choice of a mirror; but on folders of ours, on which nobody has
/// installed anything. The sources are those of this machine. What was found for a list of packages is remembered: later calls need
/// neither apt nor a network, and give the same files until [#update] is called.
///
/// ```
/// FOLDER/apt/lists, cache         apt's own: the package index (20 MB)
/// FOLDER/resolved/KEY             which packages a list of names leads to: name, version, architecture, SHA-256, in the order of dependencies
/// FOLDER/packages/NAME_VERSION_ARCHITECTURE-SHA256.tar      files of a package
/// ```
public final class DebianPackages {
    /// Packages that serve maintainer scripts and service managers, neither of which run here. They count as installed.
    public static final List<String> SCRIPTS_ONLY = List.of("adduser", "debconf", "dpkg", "init-system-helpers", "install-info", "lsb-base", "sysvinit-utils", "ucf",
            "usr-is-merged", "usrmerge");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]+");                    // deb-control(5)
    private static final Pattern URI_LINE = Pattern.compile("'([^']+)' ([^_ ]+)_([^_ ]+)_([^_ ]+)\\.deb (\\d+) SHA256:([0-9a-f]{64})");
    private static final int MOST_KEPT_DIGITS = 16;

    private final Path folder;

    /// `folder` need not exist.
    public DebianPackages(Path folder) {
        this.folder = folder;
    }

    /// One package as apt names it.
    private record Package(String name, String version, String architecture, String sha256, long bytes) {
        static Package parse(String line) {
            String[] words = line.split(" ");
            return new Package(words[0], words[1], words[2], words[3], Long.parseLong(words[4]));
        }

        @Override
        public String toString() {
            return String.join(" ", name, version, architecture, sha256, Long.toString(bytes));
        }
    }

    /// Tar archives of the files of `names` and of the packages they depend on, those first that others depend on. Packages in `without`
    /// and [#SCRIPTS_ONLY] count as installed, unless they are named. Recommended packages are left out.
    public List<Path> fetch(List<String> names, List<String> without) {
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new Failure("\"" + name + "\" cannot be the name of a Debian package.", "apt-cache search WORD finds names.");
            }
        }
        try (BuildLock _ = BuildLock.of(folder.resolve("packages"))) {
            Set<String> installed = new TreeSet<>(SCRIPTS_ONLY);
            installed.addAll(without);
            names.forEach(installed::remove);
            Path remembered = folder.resolve("resolved").resolve(key(names, installed));
            List<Package> packages = Files.exists(remembered) ? Files.readAllLines(remembered).stream().map(Package::parse).toList() : resolve(names, installed, remembered);
            if (!missing(packages).isEmpty()) {
                packages = fetch(packages, names, installed, remembered);
            }
            return packages.stream().map(this::tar).toList();
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /// The sources, as their authors have published them, of which Debian has made the package `name`: `SOURCE_VERSION.orig.tar.gz`, from beside the package.
    ///
    /// @param known SHA-256 by version: what is trusted, since the index of sources need not be there
    public Path originalSources(String source, String name, Map<String, String> known) {
        try (BuildLock _ = BuildLock.of(folder.resolve("sources"))) {
            for (Map.Entry<String, String> version : known.entrySet()) {
                Path kept = sources(source, version.getKey());
                if (Files.exists(kept)) {
                    return kept;
                }
            }
            Apt apt = new Apt(folder.resolve("apt"), Set.of());
            apt.indexIfAbsent();
            Matcher uri = apt.printUris(List.of(name)).output().lines().map(line -> URI_LINE.matcher(line.strip())).filter(line -> line.lookingAt() && line.group(2).equals(name)).findFirst()
                    .orElseThrow(() -> new Failure("apt-get knows no package " + name + ".", "Check this machine's package sources (/etc/apt)."));
            String version = uri.group(3).replaceFirst("^\\d+(:|%3a)", "").replaceFirst("-[^-]*$", "");
            if (!known.containsKey(version)) {
                throw new Failure("this system has " + source + " " + version + ", which Corto does not know; it knows " + String.join(", ", new TreeSet<>(known.keySet())) + ".",
                        "Debian 12 has one that works.");
            }
            return download(URI.create(uri.group(1)).resolve(source + "_" + version + ".orig.tar.gz"), sources(source, version), known.get(version));
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private Path sources(String source, String version) {
        return folder.resolve("sources").resolve(source + "-" + version + ".tar.gz");
    }

    private static Path download(URI from, Path to, String digest) throws IOException {
        Progress.step("fetching " + from.getPath().replaceFirst(".*/", ""));
        Path part = to.resolveSibling(to.getFileName() + ".part");
        Files.createDirectories(to.getParent());
        try (InputStream in = from.toURL().openStream()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(e, "cannot fetch " + from + ": " + e, "Check the network and this machine's package sources (/etc/apt).");
        }
        String found = sha256(part);
        if (!found.equals(digest)) {
            throw new Failure(from + " is not the file that Corto knows: SHA-256 " + found + " instead of " + digest + ".", "Delete " + part + " and try again.");
        }
        return Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Fetches the package index anew, and forgets what was found in the old one. Packages that are still current are used again.
    public void update() {
        try (BuildLock _ = BuildLock.of(folder.resolve("packages"))) {
            new Apt(folder.resolve("apt"), Set.of()).update();
            SourceFiles.delete(folder.resolve("resolved"));
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private Failure notKept(IOException e) {
        return new Failure(e, "cannot keep packages in " + folder + ": " + e, "CORTO_CACHE names another folder.");
    }

    static String key(List<String> names, Set<String> installed) {
        Fingerprint key = new Fingerprint();
        new LinkedHashSet<>(names).forEach(key::text);
        key.text("without");
        installed.forEach(key::text);
        return names.getFirst() + "-" + key.value().substring(0, MOST_KEPT_DIGITS);
    }

    private Path tar(Package one) {
        String version = one.version().replace(":", "%3a");
        return folder.resolve("packages").resolve(one.name() + "_" + version + "_" + one.architecture() + "-" + one.sha256().substring(0, MOST_KEPT_DIGITS) + ".tar");
    }

    private List<Package> missing(List<Package> packages) {
        return packages.stream().filter(one -> !Files.exists(tar(one))).toList();
    }

    private List<Package> resolve(List<String> names, Set<String> installed, Path remembered) throws IOException {
        Apt apt = new Apt(folder.resolve("apt"), installed);
        boolean fresh = apt.indexIfAbsent();
        Apt.Result result = apt.printUris(names);
        if (result.status() != 0 && !fresh) {
            apt.update();                        // the index may be older than the package
            result = apt.printUris(names);
        }
        if (result.status() != 0) {
            throw unresolved(names, result);
        }
        List<Package> packages = new ArrayList<>();
        for (String line : result.output().lines().filter(text -> text.startsWith("'")).toList()) {
            Matcher uri = URI_LINE.matcher(line.strip());
            if (!uri.lookingAt()) {
                throw new Failure("apt-get printed a line that Corto does not understand: " + line, "Its version is perhaps too old: apt 2.6 is known to work.");
            }
            packages.add(new Package(uri.group(2), uri.group(3).replace("%3a", ":"), uri.group(4), uri.group(6), Long.parseLong(uri.group(5))));
        }
        Files.createDirectories(remembered.getParent());
        Files.writeString(remembered, packages.stream().map(one -> one + "\n").collect(Collectors.joining()));
        return packages;
    }

    private static Failure unresolved(List<String> names, Apt.Result result) {
        String reason = result.errors().lines().filter(line -> line.startsWith("E:")).map(line -> line.substring(2).strip()).collect(Collectors.joining(" "));
        return new Failure("Debian's packages " + String.join(", ", names) + " cannot be resolved: " + reason,
                "apt-cache search WORD finds names; apt-get update on this machine shows whether its sources work.");
    }

    private List<Package> fetch(List<Package> packages, List<String> names, Set<String> installed, Path remembered) throws IOException {
        Apt apt = new Apt(folder.resolve("apt"), installed);
        apt.indexIfAbsent();
        Apt.Result result = download(apt, missing(packages));
        List<Package> current = packages;
        if (result.status() != 0) {
            apt.update();                        // Debian deletes old versions from its mirrors
            current = resolve(names, installed, remembered);
            result = download(apt, missing(current));
        }
        if (result.status() != 0) {
            String reason = result.errors().lines().filter(line -> line.startsWith("E:")).map(line -> line.substring(2).strip()).findFirst().orElse("apt-get ended with " + result.status());
            throw new Failure("cannot fetch the packages " + missing(current).stream().map(Package::name).collect(Collectors.joining(", ")) + ": " + reason,
                    "Check the network and this machine's package sources (/etc/apt). What is fetched once is used without a network.");
        }
        for (Package one : missing(current)) {
            unpack(one, apt.downloads());
        }
        return current;
    }

    private static Apt.Result download(Apt apt, List<Package> missing) throws IOException {
        double megabytes = missing.stream().mapToLong(Package::bytes).sum() / 1e6;
        Progress.step(String.format(Locale.ROOT, "fetching %d Debian package%s, %.1f MB", missing.size(), missing.size() == 1 ? "" : "s", megabytes));
        return apt.download(missing.stream().map(one -> one.name() + ":" + (one.architecture().equals("all") ? "amd64" : one.architecture()) + "=" + one.version()).toList());
    }

    private void unpack(Package one, Path downloads) throws IOException {
        Path deb;
        try (Stream<Path> files = Files.list(downloads)) {
            deb = files.filter(file -> file.getFileName().toString().startsWith(one.name() + "_") && file.toString().endsWith("_" + one.architecture() + ".deb")).findFirst()
                    .orElseThrow(() -> new Failure("apt-get fetched no package " + one.name() + "."));
        }
        String digest = sha256(deb);
        if (!digest.equals(one.sha256())) {
            throw new Failure("the package " + one.name() + " " + one.version() + " that was fetched is not the one of the index: SHA-256 " + digest + " instead of " + one.sha256() + ".",
                    "Delete " + deb + " and try again.");
        }
        Path tar = tar(one);
        Files.createDirectories(tar.getParent());
        DebianArchive.unpack(deb, tar);
        Files.delete(deb);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file); DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);   // every JDK has SHA-256
        }
    }

    /// apt-get on folders of our own.
    private static final class Apt {
        private final Path folder;
        private final Path status;

        record Result(int status, String output, String errors) {
        }

        Apt(Path folder, Set<String> installed) throws IOException {
            this.folder = folder;
            Files.createDirectories(folder.resolve("lists/partial"));
            Files.createDirectories(folder.resolve("cache/archives/partial"));
            Files.createDirectories(downloads());
            status = folder.resolve("status");
            Files.writeString(status, installed.stream().map(Apt::stanza).collect(Collectors.joining()));
        }

        /// A package that satisfies every dependency on its name.
        private static String stanza(String name) {
            return "Package: " + name + "\nStatus: install ok installed\nPriority: optional\nSection: admin\nMaintainer: none\nArchitecture: amd64\n"
                    + "Multi-Arch: foreign\nVersion: 999:0\nDescription: counts as installed\n\n";
        }

        Path downloads() {
            return folder.resolve("downloads");
        }

        /// True if the index was fetched now.
        boolean indexIfAbsent() throws IOException {
            try (Stream<Path> lists = Files.list(folder.resolve("lists"))) {
                if (lists.anyMatch(list -> list.getFileName().toString().contains("_Packages"))) {
                    return false;
                }
            }
            update();
            return true;
        }

        void update() throws IOException {
            Progress.step("fetching Debian's package index (9 MB)");
            Result result = run(folder, "update");
            try (Stream<Path> lists = Files.list(folder.resolve("lists"))) {
                String reason = result.errors().lines().filter(line -> line.startsWith("E:") || line.startsWith("W:")).map(line -> line.substring(2).strip()).findFirst().orElse("");
                if (lists.noneMatch(list -> list.getFileName().toString().contains("_Packages"))) {
                    throw new Failure("cannot fetch the package index: " + (reason.isEmpty() ? "apt-get ended with " + result.status() : reason),
                            "Check the network and this machine's package sources (/etc/apt).");
                }
                if (!reason.isEmpty()) {
                    Progress.note("the package index is not complete, what is there of it is used: " + reason);
                }
            }
        }

        Result printUris(List<String> names) throws IOException {
            List<String> words = new ArrayList<>(List.of("-qq", "-y", "--no-install-recommends", "--print-uris", "-o", "Acquire::ForceHash=SHA256", "install"));
            words.addAll(names);
            return run(folder, words.toArray(String[]::new));
        }

        /// Into [#downloads].
        Result download(List<String> packages) throws IOException {
            List<String> words = new ArrayList<>(List.of("-qq", "download"));
            words.addAll(packages);
            return run(downloads(), words.toArray(String[]::new));
        }

        private Result run(Path at, String... arguments) throws IOException {
            List<String> words = new ArrayList<>(List.of("apt-get",
                    "-o", "Dir::State=" + folder, "-o", "Dir::State::lists=" + folder.resolve("lists"), "-o", "Dir::State::status=" + status,
                    "-o", "Dir::Cache=" + folder.resolve("cache"), "-o", "APT::Sandbox::User=" + System.getProperty("user.name"),
                    "-o", "APT::Architecture=amd64", "-o", "APT::Architectures=amd64", "-o", "Acquire::Languages=none",
                    "-o", "Acquire::Retries=2"));
            words.addAll(List.of(arguments));
            Path output = folder.resolve("output");
            Path errors = folder.resolve("errors");
            ProcessBuilder builder = new ProcessBuilder(words).directory(at.toFile()).redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().put("LC_ALL", "C");
            try {
                int code = builder.start().waitFor();
                return new Result(code, Files.readString(output), Files.readString(errors, StandardCharsets.ISO_8859_1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure(e, "interrupted while apt-get fetched packages.");
            } catch (IOException e) {
                throw new Failure(e, "apt-get, which fetches Debian's packages, does not start: " + e.getMessage(),
                        "On a system without it, unpack the packages elsewhere and use --rootfs FOLDER.");
            }
        }
    }
}
