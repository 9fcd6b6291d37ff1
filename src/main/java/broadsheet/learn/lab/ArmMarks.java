package broadsheet.learn.lab;

import java.util.Arrays;
import java.util.List;

/** The marks of arms, for each seed and task. */
final class ArmMarks {
    private final List<Arm> arms;

    /** By arm, seed and task. */
    private final double[][][] marks;

    ArmMarks(List<Arm> arms, double[][][] marks) {
        this.arms = List.copyOf(arms);
        this.marks = marks;
    }

    /** {@code double[tasks]}, each the mean of all seeds: draws of one task are no tasks of their own. */
    double[] byTask(Arm arm) {
        double[][] ofArm = marks[arms.indexOf(arm)];
        double[] means = new double[ofArm[0].length];
        for (double[] ofSeed : ofArm) {
            for (int t = 0; t < means.length; t++) {
                means[t] += ofSeed[t] / ofArm.length;
            }
        }
        return means;
    }

    /** The means of all tasks, one a seed. */
    List<Double> bySeed(Arm arm) {
        return Arrays.stream(marks[arms.indexOf(arm)])
                .map(ofSeed -> Arrays.stream(ofSeed).average().orElseThrow())
                .toList();
    }

    double mean(Arm arm) {
        return Arrays.stream(byTask(arm)).average().orElseThrow();
    }
}
