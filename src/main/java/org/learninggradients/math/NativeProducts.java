package org.learninggradients.math;

import dev.ludovic.netlib.blas.NativeBLAS;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ejml.data.DMatrixRMaj;

/**
 * Products by the machine's BLAS library, such as OpenBLAS, through netlib. An element's bits depend on the library and the
 * processor, and on the rows beside it; on one kind of machine the same matrices give the same bits.
 *
 * <p>BLAS stores matrices column by column. A row-major A is Aᵀ there, so C = A·B is asked for as Cᵀ = Bᵀ·Aᵀ, on the arrays as
 * they are.
 */
public final class NativeProducts implements Products {
    /**
     * Variables that must be in the environment of a process before it starts. They keep the library to one thread: Spark already has
     * one for each core, and with several threads the library gives other bits. OpenBLAS heeds the first variable, or only the
     * second if it was built with OpenMP.
     */
    public static final Map<String, String> ENVIRONMENT = Map.of("OPENBLAS_NUM_THREADS", "1", "OMP_NUM_THREADS", "1");

    private static final String PATH = "dev.ludovic.netlib.blas.nativeLibPath";
    private static final String NAME = "dev.ludovic.netlib.blas.nativeLib";

    private final NativeBLAS blas;

    /**
     * @throws IllegalStateException where this machine has no BLAS library, or the process was started without {@link #ENVIRONMENT};
     *     the message says which machine, and what to do
     */
    public NativeProducts() {
        blas = library();
        if (!System.getenv().entrySet().containsAll(ENVIRONMENT.entrySet())) {
            throw new IllegalStateException(
                    machine()
                            + " computes without OPENBLAS_NUM_THREADS=1 and OMP_NUM_THREADS=1 in its environment; set both there");
        }
    }

    @Override
    public void affine(DMatrixRMaj X, double[] parameters, int offset, DMatrixRMaj Y) {
        int in = X.numCols;
        int out = Y.numCols;
        for (int n = 0; n < X.numRows; n++) {
            System.arraycopy(parameters, offset + out * in, Y.data, n * out, out);
        }
        blas.dgemm("T", "N", out, X.numRows, in, 1, parameters, offset, in, X.data, 0, in, 1, Y.data, 0, out);
    }

    @Override
    public void inputGradient(DMatrixRMaj dY, double[] parameters, int offset, DMatrixRMaj dX) {
        int in = dX.numCols;
        int out = dY.numCols;
        blas.dgemm("N", "N", in, dY.numRows, out, 1, parameters, offset, in, dY.data, 0, out, 0, dX.data, 0, in);
    }

    @Override
    public void parameterGradient(DMatrixRMaj dY, DMatrixRMaj X, double[] gradient, int offset) {
        int in = X.numCols;
        int out = dY.numCols;
        blas.dgemm("N", "T", in, out, dY.numRows, 1, X.data, 0, in, dY.data, 0, out, 0, gradient, offset, in);
        int bias = offset + out * in;
        Arrays.fill(gradient, bias, bias + out, 0);
        for (int n = 0; n < dY.numRows; n++) {
            for (int o = 0; o < out; o++) {
                gradient[bias + o] += dY.data[n * out + o];
            }
        }
    }

    /** Netlib's door to the library, which a process opens once. */
    static synchronized NativeBLAS library() {
        Logger netlib = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");
        Level level = netlib.getLevel();
        try {
            // Netlib warns of every implementation that it cannot load, even of those that are not used.
            netlib.setLevel(Level.OFF);
            return NativeBLAS.getInstance();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    machine() + " has no netlib, which comes with Spark's MLlib; add dev.ludovic.netlib:blas there", e);
        } catch (RuntimeException e) {
            String name = System.getProperty(PATH, System.getProperty(NAME, "libblas.so.3"));
            throw new IllegalStateException(
                    machine() + " has no BLAS library that can be loaded (" + name
                            + "); install libopenblas0 or libblas3 there",
                    e);
        } finally {
            netlib.setLevel(level);
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }
}
