package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learninggradients.net.Network;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Topology;
import org.learninggradients.net.layer.Activation;
import org.learninggradients.net.layer.Dense;

class RoundTripTest {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void whatIsWrittenReadsBackToTheBit(Activation activation) {
        for (int inputs = 1; inputs <= 4; inputs++) {
            for (int units = 1; units <= 4; units++) {
                Network network =
                        Samples.network(List.of(inputs, units, 2), activation, activation, 10L * inputs + units);
                Network again = again(network, Precision.DOUBLE);
                assertThat(again.topology()).isEqualTo(network.topology());
                assertThat(bits(again)).containsExactly(bits(network));
            }
        }
    }

    @Test
    void layersOfImagesReadBackToTheBit() {
        Network network = Samples.network(Samples.images(), 1);
        Network again = again(network, Precision.DOUBLE);
        assertThat(again.topology()).isEqualTo(network.topology());
        assertThat(bits(again)).containsExactly(bits(network));
    }

    @Test
    void metadataWithOddNamesReadsBack() {
        Network network = Samples.network(List.of(3, 2, 3), Activation.TANH, Activation.IDENTITY, 1);
        OnnxModel model = new OnnxModel(network, Optional.of(Samples.oddMetadata()));
        assertThat(OnnxReader.read(OnnxWriter.write(model, Precision.DOUBLE)).metadata())
                .contains(Samples.oddMetadata());
    }

    @Test
    void theScaleOfARegressionsLabelReadsBackWhetherThereOrNot() {
        Network network = Samples.network(List.of(1, 1), Activation.RELU, Activation.IDENTITY, 2);
        for (Optional<Standardization> scale :
                List.of(Optional.of(new Standardization(0.1, 7e21)), Optional.<Standardization>empty())) {
            OnnxModel model = new OnnxModel(network, Optional.of(Samples.regression(scale)));
            Metadata again = OnnxReader.read(OnnxWriter.write(model, Precision.FLOAT))
                    .metadata()
                    .orElseThrow();
            assertThat(again.labelScale()).isEqualTo(scale);
            assertThat(again).isEqualTo(Samples.regression(scale));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theSameModelGivesTheSameBytes(Precision precision) {
        byte[] once = OnnxWriter.write(odd(), precision);
        assertThat(OnnxWriter.write(odd(), precision)).containsExactly(once);
        assertThat(OnnxWriter.write(OnnxReader.read(once), precision))
                .as("written, read and written")
                .containsExactly(once);
    }

    @Test
    void aFloatFileHoldsTheNearestFloatOfEachParameter() {
        Network network = Samples.network(List.of(7, 5, 2), Activation.SIGMOID, Activation.IDENTITY, 3);
        double[] parameters = network.parameters();
        double[] floats = again(network, Precision.FLOAT).parameters();
        assertThat(floats).hasSameSizeAs(parameters);
        for (int i = 0; i < floats.length; i++) {
            float written = (float) floats[i];
            assertThat((double) written).as("a float, widened").isEqualTo(floats[i]);
            double error = Math.abs(floats[i] - parameters[i]);
            assertThat(error).isLessThanOrEqualTo(Math.abs(Math.nextUp(written) - parameters[i]));
            assertThat(error).isLessThanOrEqualTo(Math.abs(Math.nextDown(written) - parameters[i]));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theFileIsOfOneElementTypeWithAnyNumberOfRows(Precision precision) throws InvalidProtocolBufferException {
        ModelProto file = ModelProto.parseFrom(OnnxWriter.write(odd(), precision));
        int type = precision == Precision.DOUBLE ? GraphFile.DOUBLE : GraphFile.FLOAT;
        assertThat(file.getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .containsExactly("layer1.weight", "layer1.bias", "layer3.weight", "layer3.bias");
        assertThat(file.getGraph().getInitializerList())
                .extracting(TensorProto::getDataType)
                .containsOnly(type);
        for (ValueInfoProto value :
                List.of(file.getGraph().getInput(0), file.getGraph().getOutput(0))) {
            assertThat(value.getType().getTensorType().getElemType()).isEqualTo(type);
            assertThat(value.getType().getTensorType().getShape().getDim(0).getDimParam())
                    .isEqualTo("n");
            assertThat(value.getType().getTensorType().getShape().getDim(1).getDimValue())
                    .isEqualTo(3);
        }
    }

    @Test
    void anIdentityLayerIsWrittenAndAddsNoneWhenRead() {
        Topology topology = new Topology(2, List.of(Activation.IDENTITY, new Dense(2, 3), Activation.IDENTITY));
        Network network = Samples.network(topology, 4);
        DMatrixRMaj X = Samples.inputs(5, 2, 4);
        Network again = again(network, Precision.DOUBLE);
        assertThat(again.topology()).hasToString("2 3");
        assertThat(again.outputs(X).data).containsExactly(network.outputs(X).data);
    }

    @Test
    void aModelWhoseMetadataSpeakOfAnotherNetworkIsRefused() {
        Network network = Samples.network(List.of(4, 3), Activation.RELU, Activation.IDENTITY, 5);
        assertThatThrownBy(() -> new OnnxModel(network, Optional.of(Samples.oddMetadata())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the network takes 4 inputs but 3 features are named");
        Network narrow = Samples.network(List.of(3, 1), Activation.RELU, Activation.IDENTITY, 5);
        assertThatThrownBy(() -> new OnnxModel(narrow, Optional.of(Samples.oddMetadata())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the network has 1 outputs but a multiclass label with 3 classes takes 3");
    }

    private static OnnxModel odd() {
        return new OnnxModel(
                Samples.network(List.of(3, 2, 3), Activation.TANH, Activation.IDENTITY, 1),
                Optional.of(Samples.oddMetadata()));
    }

    private static Network again(Network network, Precision precision) {
        return OnnxReader.read(OnnxWriter.write(Samples.bare(network), precision))
                .network();
    }

    private static long[] bits(Network network) {
        return Arrays.stream(network.parameters())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }
}
