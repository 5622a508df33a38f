package org.learninggradients.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExecuteImmediate;
import org.apache.spark.sql.catalyst.plans.QueryPlan;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.internal.SessionState;
import org.learninggradients.plan.PlanException;
import org.learninggradients.spark.ClusterFailure;
import org.learninggradients.spark.ParquetFailure;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** An SQL statement that reads and does nothing else. */
final class ReadOnlyQuery {
    /** Functions that run any Java method. */
    private static final List<String> CALLING_JAVA = List.of("reflect", "java_method", "try_reflect");

    private final SparkSession session;
    private final String sql;

    /** A query that has been parsed. PlanException when the statement does anything but read. */
    ReadOnlyQuery(SparkSession session, String sql) {
        this.session = session;
        this.sql = sql;
        LogicalPlan plan = orRefuse(() -> sessionState().sqlParser().parsePlan(sql));
        check(plan);
    }

    /** Checks the plan, its subqueries and its common table expressions. PlanException when one of them does anything but read. */
    private static void check(QueryPlan<?> plan) {
        if (plan instanceof Command
                || plan instanceof ParsedStatement
                || plan instanceof InsertIntoDir
                || plan instanceof ScriptTransformation
                || plan instanceof UnresolvedExecuteImmediate) {
            throw new PlanException(
                    "only queries are run, not " + plan.nodeName() + "; begin with SELECT, WITH, FROM or VALUES");
        }
        for (Seq<?> parts : List.of(plan.children(), plan.innerChildren(), plan.subqueries())) {
            CollectionConverters.asJava(parts).forEach(part -> check((QueryPlan<?>) part));
        }
    }

    /** Prints the rows. PlanException when a name, a type or a value is wrong. */
    void print(ResultFormat format, PrintStream out) {
        session.conf().set("spark.sql.runSQLOnFiles", "false");
        for (String function : CALLING_JAVA) {
            sessionState().functionRegistry().dropFunction(FunctionIdentifier.apply(function));
        }
        orRefuse(() -> {
            format.print(session.sql(sql), out);
            return out;
        });
    }

    private SessionState sessionState() {
        return ((org.apache.spark.sql.classic.SparkSession) session).sessionState();
    }

    private static <T> T orRefuse(Callable<T> action) {
        try {
            return action.call();
        } catch (Exception e) {
            if (e instanceof SparkThrowable
                    && ParquetFailure.reason(e).isEmpty()
                    && ClusterFailure.message(e).isEmpty()) {
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
