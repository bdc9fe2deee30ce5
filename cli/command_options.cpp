// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_options.hpp"

#include <CLI/CLI.hpp>

namespace headroom::cli {

namespace {

void addCommon(CLI::App& command, StudyArguments& arguments) {
    command.add_option("FILE", arguments.file, "The scenario (JSON or YAML)")->required();
    command.add_option("--set", arguments.set, "Sets a parameter: --set Memory=1024 (may be repeated)")
        ->allow_extra_args(false);
    command.add_option("--seed", arguments.seed, "Instead of the scenario's seed");
    command.add_option("--replications", arguments.replications, "Instead of the scenario's number");
    command.add_option("--duration", arguments.duration, "Instead of the scenario's duration, such as 30m or 24h");
    command.add_option("--confidence", arguments.confidence,
                       "At which objectives count as met or missed, such as 90% (default: each one's own, 95%)");
    command
        .add_option("--jobs", arguments.jobs,
                    "Replications at once; the result does not depend on it (default: all processors)")
        ->check(CLI::Range(1, 1024));
    command.add_option("--format", arguments.format,
                       "What to write: json, csv, md, html, pdf, odt, separated by commas (default: json)");
    command.add_flag("--quiet", arguments.quiet, "No progress and no summary");
    command.add_flag("--json", arguments.json, "Prints the result as JSON on stdout in place of the summary");
    command.add_option("--book", arguments.book,
                       "Folder of your price books (default: headroom/prices in XDG_DATA_HOME)");
}

void addOut(CLI::App& command, StudyArguments& arguments, const std::string& ending) {
    command.add_option("--out", arguments.out, "Folder for the results (default: NAME" + ending + ")");
}

void addCompare(CLI::App& app, CompareArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "compare", "Designs side by side on the same random numbers; exit 3 when an objective is missed");
    addCommon(*command, arguments);
    command->add_option("RESULTS", arguments.more, "With a result.json as FILE: other results to compare with it");
    addOut(*command, arguments, ".comparison");
    command->add_option("--designs", arguments.designs,
                        "Names separated by commas; the others are compared with the first (default: all)");
    command->add_flag("--effects", arguments.effects,
                      "Simulates each change between two designs on its own: what it does to cost and p99");
    command->add_flag("--guesses", arguments.guesses,
                      "Varies every default that is a guess over its range: what each does to cost and p99");
    command
        ->add_option("--precision", arguments.precision,
                     "Adds replications until intervals are this narrow: \"p99 2%, cost 1%\"")
        ->check(namesSomething);
    command->add_flag("--strict", arguments.strict, "An undecided objective counts as missed (exit 3)");
    command->footer("Example: headroom compare shop.json --designs \"on-demand,provisioned\" --effects");
}

void addBreakingPoint(CLI::App& app, BreakingPointArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "breaking-point", "Raises the traffic until something fails: what gives way first, what next, what helps");
    addCommon(*command, arguments);
    addOut(*command, arguments, ".breaking-point");
    command->add_option("--design", arguments.design, "The design of this name (default: the first)");
    command->add_option("--most", arguments.most, "Up to so many times today's traffic (default: 100)")
        ->check(CLI::Range(1.0, 1e6));
    command->footer("Example: headroom breaking-point shop.json --design on-demand");
}

void addVary(CLI::App& command, std::vector<std::string>& vary) {
    command
        .add_option("--vary", vary,
                    "What is varied (may be repeated): Memory=128,256,512 (a parameter), Traffic=0.5x..4x:8, "
                    "/Resources/Items/Behavior/ItemSize=1KB..8KB:4 (any value); x: times the file's value")
        ->required()
        ->allow_extra_args(false);
}

void addSweep(CLI::App& app, SweepArguments& arguments) {
    CLI::App* command =
        app.add_subcommand("sweep", "Simulates many variations; killed, the same command goes on where it was");
    addCommon(*command, arguments);
    addOut(*command, arguments, ".sweep");
    addVary(*command, arguments.vary);
    command->add_option("--method", arguments.method,
                        "grid (default), list (first values of all, then the second), lhs (Latin hypercube), morris "
                        "(screening: which axis matters)");
    command->add_option("--points", arguments.points, "Points of lhs, trajectories of morris (default: 10)")
        ->check(CLI::Range(2, 100'000));
    command->add_option("--designs", arguments.designs, "Names separated by commas (default: all)");
    command->footer(
        "Example: headroom sweep shop.json --vary Memory=128,256,512 --vary Traffic=0.5x..4x:8 --format csv");
}

void addBreakEven(CLI::App& app, BreakEvenArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "break-even", "Where two designs cross in cost or latency, with an interval, and where you are");
    addCommon(*command, arguments);
    addOut(*command, arguments, ".break-even");
    command->add_option("--designs", arguments.designs, "Two names separated by a comma (default: the file's two)");
    command->add_option("--vary", arguments.vary, "The quantity and its range: Traffic=0.1x..10x")->required();
    command->add_option(
        "--pair", arguments.pair,
        "Makes the second design of the first: capacity, workflow, dax, provisioned-concurrency, memory "
        "or architecture, with the resource where there are several (capacity:Orders)");
    command->add_option("--figure", arguments.figure, "cost (default) or a latency such as \"p99 of Api\"");
    command->footer("Example: headroom break-even shop.json --pair capacity:Views --vary Traffic=0.1x..10x");
}

void addGrowth(CLI::App& app, GrowthArguments& arguments) {
    CLI::App* command =
        app.add_subcommand("growth", "Designs at 1x, 3x, 10x the traffic and over months of growth with storage");
    addCommon(*command, arguments);
    addOut(*command, arguments, ".growth");
    command->add_option("--designs", arguments.designs, "Names separated by commas (default: all)");
    command->add_option("--factors", arguments.factors, "Times today's traffic (default: 1,3,10)");
    command->add_option("--rate", arguments.rate, "Growth of traffic in % a month (default: 5)");
    command->add_option("--stored", arguments.stored, "Growth of stored items in % a month (default: as the traffic)");
    command->add_option("--months", arguments.months, "How far (default: 24)")->check(CLI::Range(0, 120));
    command->add_option("--step", arguments.step, "Months between two that are simulated, beside the last (default: 6)")
        ->check(CLI::Range(1, 120));
    command->footer("Example: headroom growth shop.json --rate 8 --months 12 --step 3");
}

void addOptimize(CLI::App& app, OptimizeArguments& arguments) {
    CLI::App* command =
        app.add_subcommand("optimize", "Finds the design with the least cost (or p99) that meets the objectives");
    addCommon(*command, arguments);
    addOut(*command, arguments, ".optimum");
    addVary(*command, arguments.vary);
    command->add_option("--designs", arguments.designs, "Names separated by commas (default: all)");
    command->add_option("--minimise,--minimize", arguments.minimise, "cost (default) or p99 of the first workload");
    command->add_flag(
        "--robust", arguments.robust,
        "Takes the design that holds over the uncertain inputs, by regret, in place of the best at Likely");
    command->add_flag("--guesses", arguments.guesses, "With --robust: defaults that are guesses are uncertain as well");
    command->footer("Example: headroom optimize shop.json --vary Memory=128,256,512,1024,1769");
}

void addReport(CLI::App& app, ReportArguments& arguments) {
    CLI::App* command = app.add_subcommand("report", "Makes a document of a result, without running it again");
    command->add_option("FILE", arguments.file, "A result.json")->required();
    command->add_option("--format", arguments.format,
                        "html (default), pdf, odt, md, csv, json, focus, focus-hourly, cur, separated by commas");
    command->add_option("--out", arguments.out, "Folder to write to (default: that of the result)");
    command->add_option("--client", arguments.client, "For whom the report is");
    command->add_option("--author", arguments.author, "Who made it");
    command->add_option("--document-version", arguments.title, "Version of the document");
    command->add_option("--date", arguments.date, "Its date (default: today)");
    command->add_option("--logo", arguments.logo, "A picture for the cover (PNG, JPEG or GIF, up to 1 MB)");
    command->add_option("--command", arguments.command, "The command that made the result, for whoever repeats it");
    command->add_option("--growth", arguments.growth, "A growth.json of `headroom growth`, for the chapter on growth");
    command->add_flag("--quiet", arguments.quiet, "Says nothing");
    command->footer("Example: headroom report shop.results/result.json --client ACME --author \"Ada\"");
}

}  // namespace

void addCheck(CLI::App& app, CheckArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "check",
        "Feeds recorded traffic into a scenario and prints simulated against real, with an error for each metric");
    command->add_option("FILE", arguments.file, "The scenario (JSON or YAML); the verdict is noted in it")->required();
    command->add_option("--against", arguments.against,
                        "What CloudWatch answered (get-metric-data, get-metric-statistics, a graph's CSV)");
    command->add_option("--queries", arguments.queries, "What it was asked, where labels do not name the metrics");
    command->add_option("--real", arguments.real, "What a resource is called in the account: --real Orders=orders-prod")
        ->allow_extra_args(false);
    command->add_option("--bill", arguments.bill, "A cost-and-usage or FOCUS export (CSV) of the same days");
    command->add_option("--bill-hours", arguments.billHours, "How many hours the export is of (default: as it says)")
        ->check(CLI::Range(0.0, 1e6));
    command->add_option("--held-out", arguments.heldOut, "So many last days are told apart and judged by")
        ->check(CLI::Range(0, 10000));
    command->add_option("--within", arguments.within, "Exit 3 when the largest error is beyond so many percent")
        ->check(CLI::Range(0.0, 1e6));
    command->add_flag("--ask", arguments.ask, "Prints what to ask CloudWatch for (--metric-data-queries), and ends");
    command->add_flag("--no-note", arguments.noNote, "Leaves the scenario's file as it is");
    command->add_option("--design", arguments.design, "The design of this name (default: the first)");
    command->add_option("--set", arguments.set, "Sets a parameter: --set Memory=1024 (may be repeated)")
        ->allow_extra_args(false);
    command->add_option("--seed", arguments.seed, "Instead of the scenario's seed");
    command->add_option("--replications", arguments.replications, "Instead of the scenario's number");
    command->add_option("--jobs", arguments.jobs, "Replications at once (default: all processors)")
        ->check(CLI::Range(1, 1024));
    command->add_option("--out", arguments.out, "Folder for check.json and the series laid over each other (CSV)");
    command->add_flag("--quiet", arguments.quiet, "No progress");
    command->add_flag("--json", arguments.json, "Prints the comparison as JSON on stdout");
    command->add_option("--book", arguments.book,
                        "Folder of your price books (default: headroom/prices in XDG_DATA_HOME)");
    command->footer("Example: headroom check shop.json --against metrics.json --bill cur.csv --held-out 7");
}

void addStudies(CLI::App& app, StudyCommands& arguments) {
    addCompare(app, arguments.compare);
    addBreakingPoint(app, arguments.breakingPoint);
    addSweep(app, arguments.sweep);
    addBreakEven(app, arguments.breakEven);
    addGrowth(app, arguments.growth);
    addOptimize(app, arguments.optimize);
    addReport(app, arguments.report);
}

int runStudy(const CLI::App& app, const StudyCommands& arguments) {
    if (app.got_subcommand("compare")) return compare(arguments.compare);
    if (app.got_subcommand("breaking-point")) return breakingPoint(arguments.breakingPoint);
    if (app.got_subcommand("sweep")) return sweep(arguments.sweep);
    if (app.got_subcommand("break-even")) return breakEven(arguments.breakEven);
    if (app.got_subcommand("growth")) return growth(arguments.growth);
    if (app.got_subcommand("optimize")) return optimize(arguments.optimize);
    return report(arguments.report);
}

void addStates(CLI::App& app, StatesArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "states", "Checks a Step Functions state machine (Amazon States Language), or executes it by data");
    command
        ->add_option("FILE", arguments.file,
                     "The definition (JSON with comments, in .json5 also trailing commas, or YAML)")
        ->required();
    command->add_flag("--check", arguments.check, "Prints every problem with its rule; exit 2 if one is an error");
    command->add_option("--input", arguments.input, "Executes the definition on this file and prints its history");
    command->add_option(
        "--results", arguments.results,
        R"(What the tasks give: {"State": {"Result": {}, "Duration": "2s"}} or a list of answers; of a Map with an ItemReader the Result is the list that it reads)");
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
