// SPDX-License-Identifier: Apache-2.0
package system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

public class Streams {
    public static void main(String[] args) throws Exception {
        System.err.println("this goes to standard error");
        System.out.print("a");
        System.out.print("b\n");
        System.out.println();
        System.out.println("unicode é € \ud83d\ude00 中");
        System.out.write("bytes é\n".getBytes(StandardCharsets.UTF_8));
        System.out.write("partial\n".getBytes(StandardCharsets.UTF_8), 3, 5);
        System.out.append('x').append("yz", 1, 2).append(null).println();
        System.out.println("x".repeat(10000).length() + " " + System.out.checkError());
        System.out.println("long " + "line ".repeat(2000).hashCode());
        System.out.println("0123456789".repeat(1000));
        PrintStream real = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        System.out.println("captured é");
        System.setOut(real);
        System.out.println(captured.size() + " " + captured.toString(StandardCharsets.UTF_8).trim());
        System.setIn(new ByteArrayInputStream("replaced".getBytes(StandardCharsets.UTF_8)));
        System.out.println(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        System.out.println(new char[] {'c', 'h'});
        System.out.println((Object) null);
        System.out.println(new StringBuilder("sb"));
        for (int i = 0; i < 500; i++) {
            System.out.print(i);
            System.out.print(i % 20 == 19 ? '\n' : ' ');
        }
        System.out.println("\ttab\r\nbackslash \\ quote \" bell \u0007 nul \0 del \u007f");
        System.out.flush();
        System.out.print("end without newline");
    }
}
