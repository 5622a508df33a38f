package org.learninggradients.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learninggradients.net.Standardization;
import org.learninggradients.net.Task;
import org.learninggradients.net.layer.Activation;

class RefusedMetadataTest {
    private static final String PREFIX = "learninggradients.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata-version    | 2                   | is '2'; this program reads 1; use the version
            features            | ["x"                | supported is a JSON array of texts
            features            | [1]                 | supported is a JSON array of texts
            features            | ["x"] []            | supported is a JSON array of texts
            features            | ["x","z"]           | there are 2 features but 1 scales
            means               | ["5"]               | supported is a JSON array of numbers
            means               | [NaN]               | supported is a JSON array of numbers
            means               | [5,6]               | there are 2 means but 1 standard deviations
            standard-deviations | [-1]                | mean 5.0 and standard deviation -1.0 are not
            standard-deviations | [1e400]             | mean 5.0 and standard deviation Infinity are not
            task                | guessing            | supported is binary, multiclass or regression
            task                | binary              | a binary label has 2 classes, not 0
            classes             | ["a"]               | a regression label has 0 classes, not 1
            label-mean          | "1"                 | supported is a JSON number
            origin              | {"trial":7}         | supported is a JSON object of texts
            origin              | []                  | supported is a JSON object of texts
            """)
    void aValueThatMakesNoSenseIsRefused(String key, String value, String message) {
        assertThatThrownBy(() -> OnnxReader.read(with(key, value)))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("metadata")
                .hasMessageContaining(message);
    }

    @Test
    void aMissingKeyIsNamed() throws InvalidProtocolBufferException {
        ModelProto.Builder file = ModelProto.parseFrom(file()).toBuilder();
        List<StringStringEntryProto> entries = List.copyOf(file.getMetadataPropsList());
        for (StringStringEntryProto missing : entries) {
            String key = missing.getKey();
            if (key.equals(PREFIX + "metadata-version")) {
                continue;
            }
            file.clearMetadataProps();
            entries.stream().filter(entry -> !entry.getKey().equals(key)).forEach(file::addMetadataProps);
            assertThatThrownBy(() -> OnnxReader.read(file.build().toByteArray()))
                    .isInstanceOf(OnnxException.class)
                    .hasMessageStartingWith("metadata '" + key + "': is missing");
        }
    }

    @Test
    void aFileWithoutAVersionHasTheFirst() throws InvalidProtocolBufferException {
        ModelProto.Builder file = ModelProto.parseFrom(file()).toBuilder();
        List<StringStringEntryProto> entries = List.copyOf(file.getMetadataPropsList());
        file.clearMetadataProps();
        entries.stream()
                .filter(entry -> !entry.getKey().equals(PREFIX + "metadata-version"))
                .forEach(file::addMetadataProps);
        assertThat(file.getMetadataPropsCount()).isEqualTo(entries.size() - 1);
        assertThat(OnnxReader.read(file.build().toByteArray()).metadata()).isPresent();
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() throws InvalidProtocolBufferException {
        ModelProto.Builder file = ModelProto.parseFrom(file()).toBuilder();
        file.addMetadataProps(file.getMetadataProps(0));
        assertThatThrownBy(() -> OnnxReader.read(file.build().toByteArray()))
                .isInstanceOf(OnnxException.class)
                .hasMessageEndingWith("is there twice; supported is once");
    }

    @Test
    void featuresOfAnotherNetworkAreRefused() throws InvalidProtocolBufferException {
        ModelProto.Builder file = ModelProto.parseFrom(file()).toBuilder();
        file.setGraph(ModelProto.parseFrom(Samples.oracle("mlp-30-3-1-sigmoid-mse.onnx"))
                .getGraph());
        assertThatThrownBy(() -> OnnxReader.read(file.build().toByteArray()))
                .isInstanceOf(OnnxException.class)
                .hasMessage("metadata: the network takes 30 inputs but 1 features are named");
    }

    @Test
    void propertiesOfOtherProgramsAreLeftAlone() throws InvalidProtocolBufferException {
        ModelProto.Builder file = ModelProto.parseFrom(Samples.oracle("mlp-30-3-1-sigmoid-mse.onnx")).toBuilder();
        file.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey("author").setValue("{"));
        assertThat(OnnxReader.read(file.build().toByteArray()).metadata()).isEmpty();
    }

    @Test
    void aScaleForClassesIsRefused() {
        assertThatThrownBy(() -> new Metadata(
                        List.of(),
                        List.of(),
                        "y",
                        Task.BINARY,
                        List.of("no", "yes"),
                        Optional.of(new Standardization(0, 1)),
                        new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a binary label is not standardised, but a scale is given");
    }

    private static byte[] with(String key, String value) throws InvalidProtocolBufferException {
        ModelProto.Builder file = ModelProto.parseFrom(file()).toBuilder();
        for (StringStringEntryProto.Builder entry : file.getMetadataPropsBuilderList()) {
            if (entry.getKey().equals(PREFIX + key)) {
                entry.setValue(value);
            }
        }
        return file.build().toByteArray();
    }

    /** x, of mean 5 and deviation 2, to a price of mean 100 and deviation 9. */
    private static byte[] file() {
        OnnxModel model = new OnnxModel(
                Samples.network(List.of(1, 1), Activation.RELU, Activation.IDENTITY, 1),
                Optional.of(Samples.regression(Optional.of(new Standardization(100, 9)))));
        return OnnxWriter.write(model, Precision.DOUBLE);
    }
}
