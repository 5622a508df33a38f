package org.learninggradients.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.learninggradients.plan.PlanException;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** SQL that reads and nothing else. */
final class ReadOnlyQuery {
    private final SparkSession session;
    private final String sql;

    /** PlanException when it is not a query. */
    ReadOnlyQuery(SparkSession session, String sql) {
        this.session = session;
        this.sql = sql;
        LogicalPlan plan = orExplain(() -> ((org.apache.spark.sql.classic.SparkSession) session)
                .sessionState()
                .sqlParser()
                .parsePlan(sql));
        check(plan);
    }

    /** The plan, its subqueries and its common table expressions do nothing but read. */
    private static void check(QueryPlan<?> plan) {
        if (plan instanceof Command
                || plan instanceof ParsedStatement
                || plan instanceof InsertIntoDir
                || plan instanceof ScriptTransformation) {
            throw new PlanException(
                    "only queries are run, not " + plan.nodeName() + "; begin with SELECT, WITH, FROM or VALUES");
        }
        for (Seq<?> parts : List.of(plan.children(), plan.innerChildren(), plan.subqueries())) {
            CollectionConverters.asJava(parts).forEach(part -> check((QueryPlan<?>) part));
        }
    }

    /** The rows. PlanException when a name or a type is wrong. */
    Dataset<Row> run() {
        session.conf().set("spark.sql.runSQLOnFiles", "false");
        return orExplain(() -> session.sql(sql));
    }

    private static <T> T orExplain(Callable<T> action) {
        try {
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                String reason = String.valueOf(e.getMessage())
                        .strip()
                        .lines()
                        .findFirst()
                        .orElse("");
                throw new PlanException("the query does not work: " + reason);
            }
            throw new IllegalStateException(e);
        }
    }
}
