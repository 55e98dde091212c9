// SPDX-License-Identifier: Apache-2.0
package system;

public class Arguments {
    public static void main(String[] args) {
        System.out.println(args.length);
        for (int i = 0; i < args.length; i++) {
            System.out.println(i + " [" + args[i] + "] " + args[i].length() + " " + args[i].hashCode());
        }
        int sum = 0;
        for (String s : args) {
            try {
                sum += Integer.parseInt(s);
            } catch (NumberFormatException e) {
                sum += 1000;
            }
        }
        System.out.println(sum);
        args[0] = "changed";
        System.out.println(args[0] + args.getClass().getSimpleName());
    }
}
