package org.learninggradients.run;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.learninggradients.data.read.DataException;
import org.learninggradients.onnx.OnnxException;
import org.learninggradients.onnx.OnnxModel;
import org.learninggradients.onnx.OnnxReader;
import org.learninggradients.store.folder.StoreException;

/** ONNX files, wherever Hadoop's FileSystem finds them. */
public final class ModelFile {
    /** Upper bound in bytes for a file, which is read into memory at once: 33 million parameters in double precision. */
    private static final int MOST_BYTES = 256 << 20;

    private final Configuration configuration;

    /** Files that are reached with these settings of Hadoop. */
    public ModelFile(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The network in a file. DataException when there is none that can be read. */
    public OnnxModel read(String file) {
        Path path = new Path(file);
        try (FileSystem files = FileSystem.newInstance(path.toUri(), configuration);
                var in = files.open(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new DataException(file + " has more than " + MOST_BYTES + " bytes; a network has fewer");
            }
            return OnnxReader.read(bytes);
        } catch (OnnxException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes a file. StoreException when it is there already, or cannot be written. */
    public void write(String file, byte[] bytes) {
        Path path = new Path(file);
        try (FileSystem files = FileSystem.newInstance(path.toUri(), configuration)) {
            files.setWriteChecksum(false);
            try (var out = files.create(path, false)) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new StoreException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
