package org.learninggradients.store.folder;

import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.learninggradients.text.Fingerprint;

/** A file in the staging folder. Its bytes are hashed and counted while they are written, once. */
public final class StagedFile implements OutputFile {
    private final Folder folder;
    private final String name;
    private final FSDataOutputStream out;
    private final MessageDigest digest = Fingerprint.sha256();

    /** Begins a file of this name. */
    public StagedFile(Folder folder, String name) throws IOException {
        this.folder = folder;
        this.name = name;
        this.out = new FSDataOutputStream(
                new DigestOutputStream(folder.files().create(folder.path(name), true), digest), null);
    }

    /** Hadoop's settings. */
    public Configuration configuration() {
        return folder.configuration();
    }

    /** The stream that takes the file's bytes. */
    public FSDataOutputStream out() {
        return out;
    }

    /** How many bytes were written, once the file is closed; IOException when not all of them have arrived. */
    public long bytes() throws IOException {
        folder.ensureArrived(name, out.getPos());
        return out.getPos();
    }

    /** The hash of what was written, in hexadecimal, once the file is closed. To be asked for once. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return HadoopStreams.wrap(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
