// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringTokenizer;

public class CalculatorSession {
    // A reverse Polish calculator that reads commands from standard input, with errors that leave the stack as it was.
    private Deque<BigDecimal> stack = new ArrayDeque<>();

    private void execute(String line) {
        Deque<BigDecimal> saved = new ArrayDeque<>(stack);
        try {
            StringTokenizer tokens = new StringTokenizer(line, " \t+", true);
            while (tokens.hasMoreTokens()) {
                String token = tokens.nextToken();
                if (token.isBlank()) {
                    continue;
                }
                switch (token) {
                    case "+" -> stack.push(stack.pop().add(stack.pop()));
                    case "-" -> {
                        BigDecimal b = stack.pop();
                        stack.push(stack.pop().subtract(b));
                    }
                    case "*" -> stack.push(stack.pop().multiply(stack.pop(), MathContext.DECIMAL64));
                    case "/" -> {
                        BigDecimal b = stack.pop();
                        stack.push(stack.pop().divide(b, MathContext.DECIMAL64));
                    }
                    case "sqrt" -> stack.push(stack.pop().sqrt(MathContext.DECIMAL32));
                    case "dup" -> stack.push(stack.element());
                    case "clear" -> stack.clear();
                    default -> stack.push(new BigDecimal(token));
                }
            }
            System.out.println(stack);
        } catch (NumberFormatException e) {
            stack = saved;
            System.out.println("? " + line.strip());
        } catch (ArithmeticException | java.util.NoSuchElementException e) {
            stack = saved;
            System.out.println("! " + e.getClass().getSimpleName() + " " + stack);
        }
    }

    public static void main(String[] args) throws IOException {
        CalculatorSession session = new CalculatorSession();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int number = 0;
        for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
            number++;
            if (!line.isBlank() && line.charAt(0) != '#') {
                System.out.print(number + ": ");
                session.execute(line);
            }
        }
        System.out.println(number + " lines, then " + in.readLine() + " " + (in.read() < 0 ? "end" : "more"));
    }
}
