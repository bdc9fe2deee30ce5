// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "cli/answers_reader.hpp"
#include "cli/commands.hpp"
#include "model/services/stepfunctions/data/json_text.hpp"
#include "model/services/stepfunctions/express_usage.hpp"
#include "model/services/stepfunctions/timestamp.hpp"
#include "model/services/stepfunctions/transition_time.hpp"
#include "pricing/price_tables.hpp"
#include "report/execution_report.hpp"
#include "scenarios/format/quantity.hpp"
#include "scenarios/format/sections.hpp"
#include "scenarios/states/load_definition.hpp"

namespace headroom::cli {

namespace {

/// False, and said so, when an argument is not NAME=VALUE.
bool readSettings(const StatesArguments& arguments, states::LoadOptions& options) {
    for (const std::string& setting : arguments.set) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos || equals == 0) {
            std::fprintf(stderr, "headroom: --set %s: write --set Name=value\n", document::printable(setting).c_str());
            return false;
        }
        options.substitutions.insert_or_assign(setting.substr(0, equals), setting.substr(equals + 1));
    }
    return true;
}

void report(const states::LoadedDefinition& loaded, bool quiet) {
    std::vector<document::Problem> problems = states::problemsOf(loaded.findings);
    if (quiet)
        std::erase_if(problems,
                      [](const document::Problem& problem) { return problem.severity != document::Severity::Error; });
    std::fputs(document::toLines(std::move(problems)).c_str(), stderr);
}

int refuse(const std::vector<document::Problem>& problems) {
    std::fputs(document::toLines(problems).c_str(), stderr);
    return kBadInput;
}

int refuseArgument(const char* argument, const std::string& what) {
    std::fprintf(stderr, "headroom: %s: %s\n", argument, document::printable(what).c_str());
    return kBadInput;
}

/// The execution as the other type. One that Standard can do at all enters fewer states than its history has events.
stepfunctions::data::Executed executeOtherwise(const stepfunctions::data::Machine& machine,
                                               const stepfunctions::data::Json& input,
                                               stepfunctions::data::ExecutionOptions options, bool keepTransition) {
    using stepfunctions::MachineType;
    options.type = options.type == MachineType::Express ? MachineType::Standard : MachineType::Express;
    if (!keepTransition) options.transition = stepfunctions::usualTransition(options.type);
    options.texts = false;
    options.mostStates = stepfunctions::kMaxHistoryEvents;
    return stepfunctions::data::execute(machine, input, options);
}

/// Why the execution that went on as Express beside a Standard one is none; empty: it is one.
std::string whyNotExpress(const stepfunctions::data::Executed& executed) {
    using stepfunctions::data::Status;
    if (!executed.stopped.empty()) return "not known: " + executed.stopped + ", and was not executed further";
    const bool cut = executed.status == Status::TimedOut && executed.duration == stepfunctions::kMaxExpressDuration;
    return cut ? "not possible, it takes more than the five minutes of an Express execution" : "";
}

/// The execution as the type that was asked for, and what the same input costs both ways.
report::ExecutionReport executeBothWays(const states::LoadedDefinition& loaded, const StatesArguments& arguments,
                                        const stepfunctions::data::Json& input,
                                        const stepfunctions::data::ExecutionOptions& options,
                                        const states::LoadOptions& load) {
    using stepfunctions::MachineType;
    const stepfunctions::data::Machine& machine = *loaded.machine;
    const bool express = options.type == MachineType::Express;
    report::ExecutionReport result;
    result.executed = stepfunctions::data::execute(machine, input, options);
    result.start = options.start;
    result.region = arguments.region;
    if (!result.executed.stopped.empty()) return result;
    const stepfunctions::data::Executed other =
        executeOtherwise(machine, input, options, !arguments.transition.empty());
    const stepfunctions::data::Executed& asExpress = express ? result.executed : other;
    const stepfunctions::data::Executed& asStandard = express ? other : result.executed;
    if (asStandard.stopped.empty())
        result.standard = {asStandard.transitions, asStandard.expressChildren, asStandard.expressSteps};
    result.expressMegabytes = stepfunctions::expressBilledMegabytes(
        stepfunctions::expressMemoryBytes(static_cast<std::int64_t>(machine.definition.bytes),
                                          static_cast<std::int64_t>(asExpress.largestPayload), asExpress.fannedOut));
    states::LoadOptions asked = load;
    asked.type = MachineType::Express;
    if (!states::loadDefinition(arguments.file, asked).ok())
        result.notExpress = "not possible, headroom states --check --type EXPRESS says why";
    else if (!express)
        result.notExpress = whyNotExpress(other);
    if (result.notExpress.empty()) result.expressDuration = asExpress.duration;
    return result;
}

int execute(const states::LoadedDefinition& loaded, const StatesArguments& arguments, const states::LoadOptions& load) {
    stepfunctions::data::ExecutionOptions options;
    options.type = load.type;
    options.region = arguments.region;
    if (const base::Result<pricing::PriceBook> book = pricing::awsPriceBook(arguments.region); !book)
        return refuseArgument("--region", book.error().what);
    if (arguments.seed) {
        const base::Result<std::int64_t> seed = format::parseSimulationInteger("Seed", *arguments.seed);
        if (!seed) return refuseArgument("--seed", seed.error().what);
        options.seed = static_cast<std::uint64_t>(*seed);
    }
    options.dataLimitCatchable = !arguments.dataLimitTerminal;
    options.childStart = arguments.childStart;
    options.transition = stepfunctions::usualTransition(load.type);
    options.expressChildTransition = stepfunctions::usualTransition(stepfunctions::MachineType::Express);
    options.texts = arguments.json;
    const std::optional<stepfunctions::Timestamp> start = stepfunctions::parseTimestamp(arguments.start);
    if (!start || !start->isInNanoseconds())
        return refuseArgument("--start", "a timestamp such as 2026-01-05T00:00:00Z, from 1685 to 2255, is needed");
    options.start = start->inNanoseconds();
    if (!arguments.transition.empty()) {
        const base::Result<base::Duration> transition = format::parseDuration(arguments.transition);
        if (!transition) return refuseArgument("--transition", transition.error().what);
        options.transition = *transition;
        options.expressChildTransition = *transition;
    }
    LoadedValue input = readValue(*arguments.input);
    if (!input.value) return refuse(input.problems);
    if (arguments.results) {
        LoadedAnswers answers = readAnswers(*arguments.results, loaded.machine->definition);
        if (!answers.answers) return refuse(answers.problems);
        options.answers = std::move(*answers.answers);
    }
    if (const std::size_t bytes = stepfunctions::data::textOf(*input.value).size();
        bytes > stepfunctions::kMaxPayloadBytes)
        return refuseArgument("--input", "the input has " + std::to_string(bytes) + " bytes; StartExecution takes " +
                                             std::to_string(stepfunctions::kMaxPayloadBytes));
    const report::ExecutionReport result = executeBothWays(loaded, arguments, *input.value, options, load);
    if (const std::string& why = result.executed.stopped; !why.empty())
        return refuseArgument("--input", "the execution was stopped: " + why +
                                             (arguments.json ? " (without --json they are not kept)" : ""));
    if (const std::string& state = result.executed.notEvaluated; !state.empty())
        return refuseArgument("--input", "not evaluated: the state " + document::quoted(state) +
                                             " has JSONata expressions, which are checked and not evaluated here: what "
                                             "this input gives is not known (--check and a scenario take the machine)");
    for (const std::string& state : result.executed.unanswered)
        if (!arguments.quiet)
            std::fprintf(stderr, "note: no result is given for the state %s: {} is taken\n",
                         document::quoted(state).c_str());
    std::fputs((arguments.json ? report::executionJson(result) : report::executionText(result)).c_str(), stdout);
    return kDone;
}

}  // namespace

int states(const StatesArguments& arguments) {
    states::LoadOptions options;
    if (arguments.type == "EXPRESS") options.type = stepfunctions::MachineType::Express;
    if (!readSettings(arguments, options)) return kBadInput;
    const states::LoadedDefinition loaded = states::loadDefinition(arguments.file, options);
    report(loaded, arguments.quiet);
    if (!loaded.ok()) return kBadInput;
    if (arguments.input && !arguments.check) return execute(loaded, arguments, options);
    if (!arguments.quiet) std::printf("%s: valid\n", document::printable(arguments.file).c_str());
    return kDone;
}

}  // namespace headroom::cli
