package org.learninggradients.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.learninggradients.plan.PlanException;
import org.learninggradients.store.TableFolder;

/**
 * The folder of tables that an attribution leaves.
 *
 * @param folder a new one, as Hadoop's FileSystem understands it
 * @param format of the files
 * @param layout of the table of attributions
 */
public record AttributionOutput(String folder, TableFolder.Format format, Layout layout) {
    /** How attributions lie in their table. */
    public enum Layout {
        /** A row for each data row, method and input. */
        TALL {
            @Override
            Dataset<Row> table(AttributedRows rows) {
                return rows.tall();
            }
        },
        /** A row for each data row and method, with all attributions in an array. */
        WIDE {
            @Override
            Dataset<Row> table(AttributedRows rows) {
                return rows.wide();
            }
        };

        abstract Dataset<Row> table(AttributedRows rows);
    }

    public AttributionOutput {
        if (layout == Layout.WIDE && format == TableFolder.Format.CSV) {
            throw new PlanException("--wide", "makes arrays, which CSV has not; take --format parquet");
        }
    }
}
