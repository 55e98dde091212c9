// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

public class StandardInput {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int n = Integer.parseInt(in.readLine().trim());
        long sum = 0;
        for (int i = 0; i < n; i++) {
            for (String s : in.readLine().split(" ")) {
                sum += Long.parseLong(s);
            }
        }
        System.out.println(sum);
        TreeMap<String, Integer> words = new TreeMap<>();
        String line;
        int lines = 0;
        while ((line = in.readLine()) != null) {
            lines++;
            for (String w : line.split("\\s+")) {
                if (!w.isEmpty()) {
                    words.merge(w, 1, Integer::sum);
                }
            }
        }
        System.out.println(lines + " " + words);
        System.out.println(in.readLine() + " " + System.in.read());
    }
}
