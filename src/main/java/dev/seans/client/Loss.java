package dev.seans.client;

/** What has become of a session that an upstream did not seem to know. */
sealed interface Loss {

    /** Whether a call that got this answer may be sent again. */
    boolean allowsRepeat(Answer<?> answer);

    /** It was lost, and there is a newer one, or another one. */
    record Replaced() implements Loss {

        @Override
        public boolean allowsRepeat(Answer<?> answer) {
            return true;
        }
    }

    /**
     * There is a newer one, which has come in time: this one was ended because of that, or it has served the call, and the
     * answer is the application's own. Nobody can know any more.
     */
    record Refreshed() implements Loss {

        @Override
        public boolean allowsRepeat(Answer<?> answer) {
            return answer.isHarmlessToRepeat();
        }
    }

    /** The keeper has found it alive: what looked like a loss is the application's own answer. */
    record NoLoss() implements Loss {

        @Override
        public boolean allowsRepeat(Answer<?> answer) {
            return false;
        }
    }
}
