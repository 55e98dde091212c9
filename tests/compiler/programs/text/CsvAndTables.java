// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

public class CsvAndTables {
    static List<String> split(String line) {
        List<String> out = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                out.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        out.add(cell.toString());
        return out;
    }

    static String table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            StringJoiner line = new StringJoiner(" | ");
            for (int i = 0; i < columns; i++) {
                String cell = i < rows.get(r).size() ? rows.get(r).get(i) : "";
                boolean number = !cell.isEmpty() && cell.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '-');
                line.add(number ? " ".repeat(widths[i] - cell.length()) + cell : cell + " ".repeat(widths[i] - cell.length()));
            }
            out.append(line.toString().stripTrailing()).append('\n');
            if (r == 0) {
                StringJoiner rule = new StringJoiner("-+-");
                for (int w : widths) {
                    rule.add("-".repeat(w));
                }
                out.append(rule).append('\n');
            }
        }
        return out.toString();
    }

    public static void main(String[] args) {
        String text = """
            name,amount,"note, quoted"
            pen,1.50,"says ""hi""\"
            "long name here",-200,
            x,7,"a,b,c",extra
            """;
        List<List<String>> rows = new ArrayList<>(text.lines().map(CsvAndTables::split).toList());
        System.out.print(table(rows));
        List<List<String>> body = new ArrayList<>(rows.subList(1, rows.size()));
        body.sort(Comparator.comparingDouble((List<String> r) -> Double.parseDouble(r.get(1))).reversed());
        body.add(0, rows.get(0));
        System.out.print(table(body));
        System.out.println(split("") + " " + split(",") + split("\"\"") + split("a\"b\"c") + split("\"unclosed,").size());
        System.out.print(table(List.of()));
        double total = rows.stream().skip(1).mapToDouble(r -> Double.parseDouble(r.get(1))).sum();
        System.out.println(total);
    }
}
