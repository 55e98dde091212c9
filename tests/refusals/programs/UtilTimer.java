// SPDX-License-Identifier: Apache-2.0
// refused: java.util.Timer.<init> cannot be in an image
// refused: by UtilTimer.main(UtilTimer.java:11)
// refused: compare System.nanoTime() in a loop of your own
import java.util.Timer;
import java.util.TimerTask;

/// The old timer.
class UtilTimer {
    public static void main(String[] args) {
        new Timer().schedule(new TimerTask() {
            @Override
            public void run() {
                System.out.println("never");
            }
        }, 10);
    }
}
