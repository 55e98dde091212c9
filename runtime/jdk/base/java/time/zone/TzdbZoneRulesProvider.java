// SPDX-License-Identifier: Apache-2.0
package java.time.zone;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jdk.internal.corto.TimeZoneData;

/// The zones of the JDK that builds the image, read then. Rules are decoded when they are asked for.
///
/// ```
///   1 "TZDB"  versions (count, names)  regions (count, names)  rules (count, each with its length)
///   for each version: regions (count, each an index of a region and one of its rules)
/// ```
/// Counts, lengths and indices have 16 bits; names are in modified UTF-8.
final class TzdbZoneRulesProvider extends ZoneRulesProvider {
    private static final int INDEX = 0xFFFF;

    private final String version;
    private final String[] regions;              // sorted
    private final byte[][] encoded;              // rules, of the same index; shared by regions that are the same
    private final ZoneRules[] decoded;

    TzdbZoneRulesProvider() {
        try {
            DataInputStream in = TimeZoneData.open();
            in.readByte();
            in.readUTF();
            String[] versions = names(in);
            String[] names = names(in);
            byte[][] rules = new byte[in.readShort()][];
            for (int i = 0; i < rules.length; i++) {
                rules[i] = new byte[in.readShort()];
                in.readFully(rules[i]);
            }
            version = versions[versions.length - 1];
            for (int older = 1; older < versions.length; older++) {
                in.skipBytes(2 * Short.BYTES * in.readShort());
            }
            TreeMap<String, byte[]> rulesOf = new TreeMap<>();
            for (int left = in.readShort(); left > 0; left--) {
                String region = names[in.readShort()];
                rulesOf.put(region, rules[in.readShort() & INDEX]);
            }
            regions = rulesOf.keySet().toArray(new String[0]);
            encoded = rulesOf.values().toArray(new byte[0][]);
            decoded = new ZoneRules[regions.length];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] names(DataInputStream in) throws IOException {
        String[] names = new String[in.readShort()];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.readUTF();
        }
        return names;
    }

    @Override
    protected Set<String> provideZoneIds() {
        return new TreeSet<>(Arrays.asList(regions));
    }

    @Override
    protected ZoneRules provideRules(String region, boolean forCaching) {
        int index = Arrays.binarySearch(regions, region);
        if (index < 0) {
            throw new ZoneRulesException("Unknown time-zone ID: " + region);
        }
        ZoneRules rules = decoded[index];
        if (rules == null) {
            try {
                rules = (ZoneRules) Ser.read(new DataInputStream(new ByteArrayInputStream(encoded[index])));
            } catch (IOException | ClassNotFoundException e) {
                throw new ZoneRulesException("Invalid binary time-zone data: TZDB:" + region + ", version: " + version, e);
            }
            decoded[index] = rules;
        }
        return rules;
    }

    @Override
    protected NavigableMap<String, ZoneRules> provideVersions(String region) {
        return new TreeMap<>(Collections.singletonMap(version, provideRules(region, false)));
    }

    @Override
    public String toString() {
        return "TZDB[" + version + "]";
    }
}
