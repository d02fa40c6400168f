package dev.seans.orders;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** An order that 1C cannot take. Tells all that is wrong with it. Nothing was written. */
@ApplicationException
public final class InvalidOrderException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<OrderProblem> problems;

    public InvalidOrderException(List<OrderProblem> problems) {
        super(problems.stream().map(OrderProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the document. */
    public List<OrderProblem> problems() {
        return problems;
    }
}
