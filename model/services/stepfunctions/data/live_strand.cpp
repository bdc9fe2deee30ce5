// SPDX-License-Identifier: GPL-3.0-or-later
// A state's work on data while an execution of a scenario runs: the same steps as in Executor, without a history.
#include "model/services/stepfunctions/data/live_strand.hpp"

#include <utility>

#include "model/services/stepfunctions/data/bounds.hpp"
#include "model/services/stepfunctions/data/written.hpp"
#include "model/services/stepfunctions/error_names.hpp"
#include "model/services/stepfunctions/timestamp.hpp"

namespace headroom::stepfunctions::data {

namespace {

constexpr std::uint64_t kDraws = 0x6461'7461'0000'0000ULL;  // "data"

}  // namespace

LiveStrand::LiveStrand(const LiveShared& shared, SharedJson input, std::uint64_t key, base::Instant now)
    : shared_(shared),
      execution_(std::make_shared<const Execution>(Execution{input, key, now})),
      input_(std::move(input)),
      draws_(base::deriveKey(key, kDraws)),
      key_(key) {}

/// Of a branch or an iteration of `outer`, or of a child execution, which sees no variables.
LiveStrand::LiveStrand(const LiveStrand& outer, bool child, SharedJson input, std::uint64_t key)
    : shared_(outer.shared_),
      execution_(child ? std::make_shared<const Execution>(Execution{input, key, outer.entered_}) : outer.execution_),
      input_(std::move(input)),
      draws_(base::deriveKey(key, kDraws)),
      key_(key),
      outer_(&outer) {
    if (!child) variables_.readAlso(outer.variables_);
}

base::Bytes LiveStrand::size() const { return base::Bytes(static_cast<std::int64_t>(input_.bytes())); }

/// States.Runtime is neither retried nor caught.
Ending LiveStrand::failed(const base::Error& error) {
    cause_ = error.what;
    Ending ending = Ending::failure(shared_.names.id(error.where));
    ending.terminal = error.where == error::kRuntime;
    return ending;
}

Ending LiveStrand::begin(StateIndex state, base::Instant now) {
    if (inWork_ && state == state_) {
        ++retryCount_;
    } else {
        state_ = state;
        entered_ = now;
        retryCount_ = 0;
        ++visits_;
    }
    inWork_ = true;
    cause_.clear();
    Handed effective = effectiveInput(flowOf(state), input_, around());
    if (!effective) return failed(effective.error());
    effective_ = std::move(*effective);
    const StateType type = stateOf(state).type;
    if (type != StateType::Pass && type != StateType::Task && type != StateType::Parallel) return {};
    Handed asked = parametersOf(flowOf(state), effective_, around());
    if (!asked) return failed(asked.error());
    asked_ = std::move(*asked);
    return {};
}

Way LiveStrand::pass(StateIndex state, StateIndex decided) {
    const StateFlow& flow = flowOf(state);
    Way way{stateOf(state).next, {}};
    if (stateOf(state).type == StateType::Choice) return choose(state, decided);
    if (stateOf(state).type == StateType::Fail) {
        const base::Result<FailTexts> texts = failTexts(flow, effective_.json(), around());
        if (!texts) return {kNone, failed(texts.error())};
        cause_ = texts->cause;
        const std::string& name = texts->error;
        way.ending = Ending::failure(shared_.names.id(name.empty() ? error::kTaskFailed : std::string_view(name)));
        return way;
    }
    if (stateOf(state).type == StateType::Pass)
        way.ending = complete(state, flow.result ? SharedJson(*flow.result) : asked_);
    else
        way.ending = complete(state, effective_);
    return way;
}

Way LiveStrand::choose(StateIndex state, StateIndex decided) {
    const StateFlow& flow = flowOf(state);
    if (decided != kNone) return {decided, leave(state, effective_, std::nullopt, effective_.json())};
    const base::Result<std::optional<std::size_t>> rule = ruleOf(flow, effective_.json(), around());
    if (!rule) return {kNone, failed(rule.error())};
    if (!*rule && stateOf(state).otherwise == kNone)
        return {kNone, failed({base::Errc::Refused, std::string(error::kNoChoiceMatched), "no rule matched"})};
    if (!*rule) return {stateOf(state).otherwise, leave(state, effective_, flow.assign, effective_.json())};
    const ChoiceFlow& chosen = flow.choices[**rule];
    Handed output = ruleOutput(chosen, effective_, around());
    if (!output) return {kNone, failed(output.error())};
    return {stateOf(state).choices[**rule], leave(state, std::move(*output), chosen.assign, effective_.json())};
}

std::size_t LiveStrand::entries() const {
    const Json& asked = asked_.json();
    const auto found = asked.is_object() ? asked.find("Entries") : asked.end();
    return asked.is_object() && found != asked.end() && found->is_array() ? found->size() : 0;
}

base::Duration LiveStrand::wait(StateIndex state, Ending& failure) {
    const base::Result<base::Duration> length =
        waitOf(stateOf(state), flowOf(state), effective_.json(), shared_.startNanosecondsUtc + entered_.ns, around());
    if (length) return *length;
    failure = failed(length.error());
    return {};
}

/// Without a result that the design gives, a nested execution's is taken, else {}.
Ending LiveStrand::take(StateIndex state) {
    const State& built = stateOf(state);
    if (built.type == StateType::Task) {
        const std::optional<Json>& given = shared_.inputs.results[state];
        Json result = given ? *given : returned_ ? nestedResult(built) : Json(Json::object());
        returned_.reset();
        return complete(state, SharedJson(std::move(result)));
    }
    items_.clear();
    Json results = Json(std::exchange(results_, {}));
    if (built.map && built.map->writes) {
        Json where = Json::object();
        if (const auto& writer = flowOf(state).writer) {
            Evaluated made = evaluate(*writer, around().with(effective_.json()), "ResultWriter");
            if (!made) return failed(made.error());
            where = std::move(*made);
        }
        results = writtenResult(built.name, where);
    }
    return complete(state, SharedJson(std::move(results)));
}

Ending LiveStrand::complete(StateIndex state, SharedJson result) {
    const StateFlow& flow = flowOf(state);
    const SharedJson raw = flow.assign ? result : SharedJson();
    Handed selected = selectedResult(flow, std::move(result), around());
    if (!selected) return failed(selected.error());
    Handed output = outputOf(stateOf(state), flow, input_, *selected, around());
    if (!output) return failed(output.error());
    return leave(state, std::move(*output), flow.assign, raw.json());
}

Ending LiveStrand::leave(StateIndex state, SharedJson output, const std::optional<Template>& assigned,
                         const Json& assignInput) {
    Handed passed = outputPathOf(flowOf(state), std::move(output), around());
    if (!passed) return failed(passed.error());
    if (passed->isTooDeep()) return failed(tooDeep());
    const Ending ending = assign(assigned, assignInput);
    if (!ending.ok()) return ending;
    input_ = std::move(*passed);
    inWork_ = false;
    return ending;
}

Ending LiveStrand::assign(const std::optional<Template>& assigned, const Json& input) {
    Evaluated made = assignedBy(assigned, input, around());
    if (!made) return failed(made.error());
    const std::optional<base::Error> refused = variables_.assign(*made);
    return refused ? failed(*refused) : Ending{};
}

Ending LiveStrand::caught(StateIndex state, std::size_t catcher, const std::string& error) {
    const CatcherFlow& flow = flowOf(state).catchers[catcher];
    const Json told = errorOutput(error, std::exchange(cause_, {}));
    items_.clear();
    results_.clear();
    Evaluated output = caughtOutput(flow, input_.json(), told, around());
    if (!output) return failed(output.error());
    SharedJson passed(std::move(*output));
    if (passed.isTooDeep()) return failed(tooDeep());
    const Ending ending = assign(flow.assign, told);
    if (!ending.ok()) return ending;
    input_ = std::move(passed);
    inWork_ = false;
    return ending;
}

Ending LiveStrand::limit(StateIndex state, TaskLimits& limits) {
    const base::Result<TaskLimits> told = limitsOf(flowOf(state), limits, effective_.json(), around());
    if (!told) return failed(told.error());
    limits = *told;
    return {};
}

Ending LiveStrand::bound(StateIndex state, MapPart& bounds) {
    const base::Result<MapPart> told = boundsOf(flowOf(state), bounds, effective_.json(), around());
    if (!told) return failed(told.error());
    bounds = *told;
    bounds_ = bounds;
    return {};
}

std::string LiveStrand::timeText(base::Instant at) const { return timestampText(shared_.startNanosecondsUtc + at.ns); }

/// As recorded: the count in states that can retry, not in others.
Json LiveStrand::stateContext() const {
    Json context = {{"Name", stateOf(state_).name}, {"EnteredTime", timeText(entered_)}};
    const StateType type = stateOf(state_).type;
    if (type == StateType::Task || type == StateType::Parallel || type == StateType::Map)
        context["RetryCount"] = retryCount_;
    return context;
}

/// Of the innermost Map around, whose iteration this or an outer strand is.
const LiveStrand::Item* LiveStrand::item() const {
    for (const LiveStrand* strand = this; strand != nullptr; strand = strand->outer_) {
        if (strand->item_) return &*strand->item_;
    }
    return nullptr;
}

Json LiveStrand::Context::make() const {
    const Execution& execution = *strand_.execution_;
    const std::string name = std::to_string(execution.key);
    const std::string arn = "arn:aws:states:us-east-1:123456789012:";
    Json context = {
        {"Execution",
         {{"Id", arn + "execution:machine:" + name},
          {"Input", nullptr},
          {"StartTime", strand_.timeText(execution.began)},
          {"Name", name},
          {"RoleArn", "arn:aws:iam::123456789012:role/machine"},
          {"RedriveCount", 0}}},
        {"StateMachine", {{"Id", arn + "stateMachine:machine"}, {"Name", "machine"}}},
        {"State", strand_.stateContext()},
    };
    const State& state = strand_.stateOf(strand_.state_);
    if (state.type == StateType::Task && state.resource && state.resource->pattern == Pattern::WaitForTaskToken)
        context["Task"] = {{"Token", "token-" + std::to_string(strand_.key_) + "-" + std::to_string(strand_.visits_) +
                                         "-" + std::to_string(strand_.retryCount_)}};
    if (const Item* item = strand_.item())
        context["Map"] = {{"Item", itemContext(item->value.json(), item->index, item->pair)}};
    return context;
}

std::vector<ContextPart> LiveStrand::Context::parts() const {
    std::vector<ContextPart> parts{{kExecutionInput, &strand_.execution_->input.json()}};
    if (const Item* item = strand_.item()) parts.push_back({kItemValue, &itemValue(item->value.json(), item->pair)});
    return parts;
}

}  // namespace headroom::stepfunctions::data
