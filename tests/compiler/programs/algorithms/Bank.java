// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class Bank {
    static class InsufficientFunds extends Exception {
        final BigDecimal missing;

        InsufficientFunds(BigDecimal missing) {
            super("missing " + missing);
            this.missing = missing;
        }
    }

    sealed interface Event {
        record Deposit(String to, BigDecimal amount) implements Event {}

        record Withdraw(String from, BigDecimal amount) implements Event {}

        record Transfer(String from, String to, BigDecimal amount) implements Event {}

        record Interest(BigDecimal percent) implements Event {}
    }

    private final Map<String, BigDecimal> balances = new TreeMap<>();
    private final List<String> journal = new ArrayList<>();

    void apply(Event e) throws InsufficientFunds {
        switch (e) {
            case Event.Deposit(var to, var amount) -> balances.merge(to, amount, BigDecimal::add);
            case Event.Withdraw(var from, var amount) -> take(from, amount);
            case Event.Transfer(var from, var to, var amount) when from.equals(to) -> throw new IllegalArgumentException("same account");
            case Event.Transfer(var from, var to, var amount) -> {
                take(from, amount);
                apply(new Event.Deposit(to, amount));
            }
            case Event.Interest(var percent) -> balances.replaceAll((k, v) -> v.multiply(percent.movePointLeft(2).add(BigDecimal.ONE)).setScale(2, java.math.RoundingMode.HALF_UP));
        }
        journal.add(e.toString());
    }

    private void take(String from, BigDecimal amount) throws InsufficientFunds {
        BigDecimal balance = balances.getOrDefault(from, BigDecimal.ZERO);
        if (balance.compareTo(amount) < 0) {
            throw new InsufficientFunds(amount.subtract(balance));
        }
        balances.put(from, balance.subtract(amount));
    }

    static BigDecimal d(String s) {
        return new BigDecimal(s);
    }

    public static void main(String[] args) {
        Bank bank = new Bank();
        List<Event> events = List.of(new Event.Deposit("ann", d("100.00")), new Event.Deposit("bob", d("50.25")), new Event.Transfer("ann", "bob", d("30.10")), new Event.Withdraw("bob", d("1000")), new Event.Transfer("cid", "ann", d("0.01")), new Event.Interest(d("3.5")), new Event.Transfer("bob", "bob", d("1")), new Event.Withdraw("ann", d("72.35")),
                new Event.Interest(d("0.01")));
        int failures = 0;
        for (Event e : events) {
            try {
                bank.apply(e);
                System.out.println("ok " + bank.balances);
            } catch (InsufficientFunds f) {
                failures++;
                System.out.println(e.getClass().getSimpleName() + " " + f.getMessage() + " " + f.missing.scale());
            } catch (IllegalArgumentException f) {
                failures += 100;
                System.out.println(f.getMessage());
            }
        }
        System.out.println(failures);
        bank.journal.forEach(System.out::println);
        System.out.println(bank.balances.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
