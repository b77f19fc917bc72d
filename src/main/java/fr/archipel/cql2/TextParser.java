package fr.archipel.cql2;

import fr.archipel.cql2.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The text encoding (OGC 21-065r2, annex B), by recursive descent. One kind of expression everywhere: what may stand
 * where is a matter of types, which are checked once for both encodings.
 */
final class TextParser {
    private static final Set<String> SHAPES = Set.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    private final String text;
    private final List<Token> tokens;
    private final Limits limits = new Limits();
    private int next;
    private int depth;

    private TextParser(String text) {
        this.text = text;
        this.tokens = Lexer.read(text);
    }

    static Expression parse(String text) {
        TextParser parser = new TextParser(text);
        Expression filter = parser.or();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected("la fin du filtre, AND ou OR");
        }
        return filter;
    }

    private Expression or() {
        Token first = peek();
        Limits.depth(++depth, first.at());
        List<Expression> any = new ArrayList<>(List.of(and()));
        while (accept("OR")) {
            any.add(and());
        }
        depth--;
        return any.size() == 1 ? any.get(0) : new Expression.Or(any, part(first));
    }

    private Expression and() {
        Token first = peek();
        List<Expression> all = new ArrayList<>(List.of(not()));
        while (accept("AND")) {
            all.add(not());
        }
        return all.size() == 1 ? all.get(0) : new Expression.And(all, part(first));
    }

    private Expression not() {
        Token first = peek();
        if (!accept("NOT")) {
            return predicate();
        }
        Limits.depth(++depth, first.at());
        Expression value = not();
        depth--;
        return new Expression.Not(value, part(first));
    }

    private Expression predicate() {
        Expression left = arithmetic(1);
        Token sign = peek();
        if (sign.kind() == Kind.SIGN) {
            return Comparator.find(sign.text())
                    .<Expression>map(comparator -> {
                        next++;
                        return new Expression.Comparison(comparator, left, arithmetic(1), part(sign));
                    })
                    .orElse(left);
        }
        if (accept("IS")) {
            boolean negated = accept("NOT");
            expect("NULL");
            return negate(negated, new Expression.IsNull(left, part(sign)), sign);
        }
        Token after = peek(1);
        boolean negated = (after.is("LIKE") || after.is("BETWEEN") || after.is("IN")) && accept("NOT");
        if (accept("LIKE")) {
            return negate(negated, new Expression.Like(left, arithmetic(1), part(sign)), sign);
        }
        if (accept("BETWEEN")) {
            Expression low = arithmetic(1);
            expect("AND");
            return negate(negated, new Expression.Between(left, low, arithmetic(1), part(sign)), sign);
        }
        if (accept("IN")) {
            expectSign("(");
            return negate(negated, new Expression.In(left, list(")"), part(sign)), sign);
        }
        return left;
    }

    private static Expression negate(boolean negated, Expression predicate, Token at) {
        return negated ? new Expression.Not(predicate, at.at()) : predicate;
    }

    /** Operators at least as strong as this; those of the same strength group to the left, powers to the right. */
    private Expression arithmetic(int strength) {
        Expression left = factor();
        while (true) {
            Token sign = peek();
            Operator operator = sign.kind() == Kind.SIGN || sign.is("DIV")
                    ? Operator.find(sign.text()).orElse(null)
                    : null;
            if (operator == null || operator.strength < strength) {
                return left;
            }
            next++;
            int right = operator == Operator.POWER ? operator.strength : operator.strength + 1;
            Limits.depth(++depth, sign.at());
            left = new Expression.Arithmetic(operator, left, arithmetic(right), part(sign));
            depth--;
        }
    }

    private Expression factor() {
        Token token = peek();
        switch (token.kind()) {
            case STRING -> {
                next++;
                return new Expression.Text(token.text(), part(token));
            }
            case NUMBER -> {
                next++;
                return number(token, token.text());
            }
            case QUOTED_NAME -> {
                next++;
                return peek().isSign("(") ? call(token) : new Expression.Property(token.text(), part(token));
            }
            case NAME -> {
                return named(token);
            }
            case SIGN -> {
                return signed(token);
            }
            default -> throw unexpected("une valeur ou le nom d'un champ");
        }
    }

    private Expression signed(Token token) {
        if (token.isSign("(")) {
            return group(token);
        }
        if (token.isSign("[")) {
            next++;
            return new Expression.Items(list("]"), part(token));
        }
        boolean minus = token.isSign("-");
        if (!minus && !token.isSign("+")) {
            throw unexpected("une valeur ou le nom d'un champ");
        }
        next++;
        if (peek().kind() == Kind.NUMBER) {
            return number(token, (minus ? "-" : "") + take().text());
        }
        Limits.depth(++depth, token.at());
        Expression value = factor();
        depth--;
        return minus ? new Expression.Arithmetic(Operator.MINUS, number(token, "0"), value, part(token)) : value;
    }

    /** Parentheses around an expression, or an array, which has a comma or nothing within. */
    private Expression group(Token open) {
        next++;
        List<Expression> values = list(")");
        return values.size() == 1 ? values.get(0) : new Expression.Items(values, part(open));
    }

    /** Expressions between commas up to the closing sign, which is taken. */
    private List<Expression> list(String close) {
        List<Expression> values = new ArrayList<>();
        if (peek().isSign(close)) {
            next++;
            return values;
        }
        do {
            values.add(or());
        } while (acceptSign(","));
        expectSign(close);
        return values;
    }

    private Expression named(Token token) {
        String keyword = token.keyword();
        if (keyword.equals("TRUE") || keyword.equals("FALSE")) {
            next++;
            return new Expression.Bool(keyword.equals("TRUE"), part(token));
        }
        boolean tagged = SHAPES.contains(keyword) && (peek(1).isSign("(") || peek(1).is("Z") || peek(1).is("EMPTY"));
        if (tagged) {
            return shape(token);
        }
        if (keyword.equals("NULL")) {
            throw token.at().refuse("NULL ne se compare pas : écrivez « champ IS NULL » ou « champ IS NOT NULL ».");
        }
        next++;
        return peek().isSign("(") ? call(token) : new Expression.Property(token.text(), part(token));
    }

    private Expression call(Token name) {
        expectSign("(");
        List<Expression> arguments = list(")");
        return Calls.make(name.text(), arguments, part(name));
    }

    /** Well-known text, from its keyword to the parenthesis that closes it. */
    private Expression shape(Token first) {
        int open = 0;
        Token last = first;
        do {
            last = take();
            open += last.isSign("(") ? 1 : last.isSign(")") ? -1 : 0;
            if (last.kind() == Kind.END) {
                throw first.at().refuse("une parenthèse de cette géométrie n'est pas fermée.");
            }
        } while (open > 0 || (!last.isSign(")") && !last.is("EMPTY")));
        return new Expression.Shape(Shapes.ofText(text.substring(first.start(), last.end()), first.at()), part(first));
    }

    private Expression number(Token token, String written) {
        return new Expression.Numeric(Numbers.read(written, token.at()), part(token));
    }

    private Place part(Token token) {
        limits.part(token.at());
        return token.at();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    private Token take() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private boolean accept(String keyword) {
        boolean here = peek().is(keyword);
        next += here ? 1 : 0;
        return here;
    }

    private boolean acceptSign(String sign) {
        boolean here = peek().isSign(sign);
        next += here ? 1 : 0;
        return here;
    }

    private void expect(String keyword) {
        if (!accept(keyword)) {
            throw unexpected(keyword);
        }
    }

    private void expectSign(String sign) {
        if (!acceptSign(sign)) {
            throw unexpected("« " + sign + " »");
        }
    }

    private fr.archipel.problem.ProblemException unexpected(String expected) {
        return peek().at().refuse("%s est là où l'on attend %s.".formatted(peek().shown(), expected));
    }
}
