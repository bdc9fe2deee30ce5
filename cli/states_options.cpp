// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/states_options.hpp"

namespace headroom::cli {

void addStates(CLI::App& app, StatesArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "states", "Checks a Step Functions state machine (Amazon States Language), or executes it by data");
    command->add_option("FILE", arguments.file, "The definition (JSON with comments, JSON5 or YAML)")->required();
    command->add_flag("--check", arguments.check, "Prints every problem with its rule; exit 2 if one is an error");
    command->add_option("--input", arguments.input, "Executes the definition on this file and prints its history");
    command->add_option("--results", arguments.results,
                        R"(What the tasks give: {"State": {"Result": {}, "Duration": "2s"}} or a list of answers)");
    command->add_option("--type", arguments.type, "STANDARD or EXPRESS (default: STANDARD)")
        ->check(CLI::IsMember({"STANDARD", "EXPRESS"}));
    command->add_option("--set", arguments.set, "Value of a ${Name}: --set Table=Orders (may be repeated)")
        ->allow_extra_args(false);
    command->add_option("--region", arguments.region, "Whose prices (default: us-east-1)");
    command->add_option("--start", arguments.start, "When the execution starts (default: 2026-01-05T00:00:00Z)");
    command->add_option(
        "--transition", arguments.transition,
        "What entering a state takes, such as 25ms (default: 25ms, of an Express machine 5ms; a guess)");
    command->add_option("--seed", arguments.seed, "Of retry jitter, States.UUID and States.MathRandom (default: 0)");
    command
        ->add_option("--child-start", arguments.childStart,
                     "Transitions that each child of a distributed Map costs to start, 0 or 1 (default: 1; a guess)")
        ->check(CLI::Range(0, 1));
    command->add_flag("--data-limit-terminal", arguments.dataLimitTerminal,
                      "States.DataLimitExceeded is neither retried nor caught, as the guide says");
    command->add_flag("--json", arguments.json, "The history as GetExecutionHistory gives it");
    command->add_flag("--quiet", arguments.quiet, "Only errors, no warnings");
    command->footer("Example: headroom states order.asl.json --input order.json --results results.json");
}

}  // namespace headroom::cli
