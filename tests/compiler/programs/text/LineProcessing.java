// SPDX-License-Identifier: Apache-2.0
package text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class LineProcessing {
    record Entry(String level, int time, String message) {
        static Entry parse(String line) {
            int a = line.indexOf(' ');
            int b = line.indexOf(' ', a + 1);
            if (a < 0 || b < 0) {
                throw new IllegalArgumentException("bad line: " + line);
            }
            String[] hm = line.substring(0, a).split(":");
            return new Entry(line.substring(a + 1, b), Integer.parseInt(hm[0]) * 60 + Integer.parseInt(hm[1]), line.substring(b + 1));
        }
    }

    static List<String> diff(List<String> a, List<String> b) {
        int[][] l = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                l[i][j] = a.get(i).equals(b.get(j)) ? l[i + 1][j + 1] + 1 : Math.max(l[i + 1][j], l[i][j + 1]);
            }
        }
        List<String> out = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                out.add(" " + a.get(i++));
                j++;
            } else if (j == b.size() || i < a.size() && l[i + 1][j] >= l[i][j + 1]) {
                out.add("-" + a.get(i++));
            } else {
                out.add("+" + b.get(j++));
            }
        }
        return out;
    }

    public static void main(String[] args) throws IOException {
        String log = "09:15 INFO started\n09:20 WARN low memory\nbroken\n10:01 ERROR failed: x y z\n10:01 INFO retry\nxx:10 INFO bad time\n23:59 ERROR end";
        Map<String, List<Entry>> byLevel = new TreeMap<>();
        int number = 0;
        try (BufferedReader in = new BufferedReader(new StringReader(log))) {
            for (String line; (line = in.readLine()) != null; ) {
                number++;
                try {
                    Entry e = Entry.parse(line);
                    byLevel.computeIfAbsent(e.level(), k -> new ArrayList<>()).add(e);
                } catch (NumberFormatException e) {
                    System.out.println(number + " number: " + e.getMessage());
                } catch (IllegalArgumentException e) {
                    System.out.println(number + " " + e.getMessage());
                }
            }
        }
        byLevel.forEach((k, v) -> System.out.println(k + " " + v.size() + " " + v.getFirst().time() + " " + v.getLast().message()));
        diff(List.of("a", "b", "c", "d", "e"), List.of("a", "x", "c", "e", "f")).forEach(System.out::println);
        System.out.println(diff(List.of(), List.of("only")) + " " + diff(List.of("same"), List.of("same")));
        List<String> columns = new ArrayList<>();
        String[] lines = {"abc", "de", "", "fghi"};
        for (int c = 0; c < 4; c++) {
            StringBuilder sb = new StringBuilder();
            for (String l : lines) {
                sb.append(c < l.length() ? l.charAt(c) : ' ');
            }
            columns.add(sb.toString());
        }
        System.out.println(columns);
    }
}
