package org.learninggradients.store;

import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.learninggradients.plan.Fingerprint;

/** A file in the staging folder, hashed while it is written. */
final class StagedFile implements OutputFile {
    private final Folder folder;
    private final String name;
    private final MessageDigest digest = Fingerprint.sha256();

    StagedFile(Folder folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    String name() {
        return name;
    }

    Configuration configuration() {
        return folder.configuration();
    }

    /** SHA-256 of what has been written, in hexadecimal; once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        Path path = folder.path(name);
        return HadoopStreams.wrap(
                new FSDataOutputStream(new DigestOutputStream(folder.files().create(path, true), digest), null));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
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
