// SPDX-License-Identifier: Apache-2.0
// A class in the unnamed package with an instance main without parameters.
public class InstanceMain {
    private final int[] data;

    InstanceMain() {
        data = new int[] {4, 5, 6};
        System.out.println("constructed");
    }

    void main() {
        int sum = 0;
        for (int d : data) {
            sum += d;
        }
        System.out.println("instance main " + sum);
        throw new IllegalStateException("status 1 from here too");
    }
}
