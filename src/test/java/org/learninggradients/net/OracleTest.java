package org.learninggradients.net;

import static org.learninggradients.Tolerance.assertClose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learninggradients.OracleFile;
import org.learninggradients.Tolerance;
import org.learninggradients.learn.importance.ImportanceSums;

class OracleTest {
    @ParameterizedTest
    @MethodSource("org.learninggradients.OracleFile#names")
    void aPassGivesWhatPyTorchGives(String name) {
        OracleFile oracle = OracleFile.named(name);
        Pass pass = new Pass(oracle.network(), oracle.loss(), oracle.matrix("inputs"), oracle.matrix("targets"));
        assertOracle(oracle, "output", pass.outputs);
        assertOracle(oracle, "loss", pass.losses);
        int examples = pass.losses.length;
        double[] mean = Arrays.stream(pass.gradient).map(sum -> sum / examples).toArray();
        assertOracle(oracle, "parameter-gradients-of-mean-loss", mean);
        assertOracle(oracle, "input-gradient-of-loss", pass.inputGradients.data);
    }

    @ParameterizedTest
    @MethodSource("org.learninggradients.OracleFile#names")
    void learningGradientsAreWhatPyTorchGives(String name) {
        OracleFile oracle = OracleFile.named(name);
        DMatrixRMaj X = oracle.matrix("inputs");
        DMatrixRMaj T = oracle.matrix("targets");
        Pass pass = new Pass(oracle.network(), oracle.loss(), X, T);
        int features = X.numCols;
        ImportanceSums sums = new ImportanceSums(new boolean[features]);
        assertOracle(oracle, "learning-gradient", sums.shares(pass.learningGradientSums(), 0));

        double[] perExample = new double[X.getNumElements()];
        for (int n = 0; n < X.numRows; n++) {
            double[] own = new double[sums.length()];
            sums.sum(row(pass.inputGradients, n), own, 0);
            System.arraycopy(own, features, perExample, n * features, features);
        }
        assertOracle(oracle, "learning-gradient-per-example", perExample);
    }

    private static void assertOracle(OracleFile oracle, String field, double[] actual) {
        assertClose(field, actual, oracle.expected(field), Tolerance.ONE_PASS);
    }

    private static DMatrixRMaj row(DMatrixRMaj matrix, int n) {
        int width = matrix.numCols;
        return new DMatrixRMaj(1, width, true, Arrays.copyOfRange(matrix.data, n * width, (n + 1) * width));
    }
}
