// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <new>

#include "cli/command_options.hpp"
#include "cli/commands.hpp"
#include "cli/refused_arguments.hpp"

namespace {

using namespace headroom;

constexpr const char* kExamples = R"(Examples:
  headroom init product_catalogue > shop.json    a starting file
  headroom import template.yaml --out shop.json  a scenario of a CloudFormation or SAM template
  headroom check shop.json --against metrics.json  simulated against real, with a verdict
  headroom validate shop.json                    every problem, with its line
  headroom run shop.json                         latency, throttles, cold starts and the bill
  headroom run shop.json --set Memory=1024 --duration 2h --format json,csv,md
  headroom compare shop.json --effects           designs side by side, and what each change does
  headroom bill usage.json --json                prices a list of usage
  headroom prices import AWSLambda.json          AWS's own price file in place of the shipped prices
  headroom states order.asl.json --check         every problem of a state machine
  headroom states order.asl.json --input in.json executes it: history, transitions, cost
  headroom explain IdleLifetime                  what a key means, its unit, default and source

Exit codes: 0 done; 1 the environment failed; 2 bad usage or input, nothing written; 3 an objective is missed;
130 cancelled.)";

constexpr const char* kImportHelp = R"(Files as AWS publishes them, for all regions or one:
  https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AWSLambda/current/index.json (or index.csv)
  https://pricing.us-east-1.amazonaws.com/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json
Packed by gzip (.gz) or not. An index (region_index.json) leads to the files below the folder it lies in
(us-east-1/index.json), or in the copy of AWS's folders (offers/v1.0/aws/...) that it is in. A savings plan in "SavingsPlans" that
is named as in its file (ComputeSP:1yrNoUpfront) then needs no Rates. Each price that differs from
those in use is printed and goes to your books, one file a service, which come before the shipped ones;
"prices diff shipped FOLDER" shows them later. A file with an error is reported line by line, and then
no book is changed.

Example: headroom prices import AWSLambda.json AmazonDynamoDB.csv --book prices
Exit codes: 0 imported, or no price differs; 1 a book could not be written; 2 a file is missing or wrong)";

void addValidate(CLI::App& app, cli::ValidateArguments& arguments) {
    CLI::App* command =
        app.add_subcommand("validate", "Prints every problem of scenario files; exit 2 if one is an error");
    command->add_option("FILE", arguments.files, "Scenario files (JSON or YAML)")->required();
    command->add_flag("--quiet", arguments.quiet, "Only errors, no notes and warnings");
    command->add_flag("--json", arguments.json, "Prints the problems as JSON on stdout as well");
    command->add_option("--book", arguments.book,
                        "Folder of your price books (default: headroom/prices in XDG_DATA_HOME)");
    command->footer("Example: headroom validate shop.json api.yaml");
}

void addRun(CLI::App& app, cli::RunArguments& arguments) {
    CLI::App* command = app.add_subcommand("run", "Simulates a scenario and writes its result");
    command->add_option("FILE", arguments.file, "The scenario (JSON or YAML)")->required();
    command->add_option("--design", arguments.design, "Only the design of this name");
    command->add_option("--set", arguments.set, "Sets a parameter: --set Memory=1024 (may be repeated)")
        ->allow_extra_args(false);
    command->add_option("--seed", arguments.seed, "Instead of the scenario's seed");
    command->add_option("--replications", arguments.replications, "Instead of the scenario's number");
    command->add_option("--duration", arguments.duration, "Instead of the scenario's duration, such as 30m or 24h");
    command->add_option("--confidence", arguments.confidence,
                        "At which objectives count as met or missed, such as 90% (default: each one's own, 95%)");
    command
        ->add_option("--jobs", arguments.jobs,
                     "Replications at once; the result does not depend on it (default: all processors)")
        ->check(CLI::Range(1, 1024));
    command->add_option("--out", arguments.out, "Folder for the results (default: NAME.results)");
    command->add_option(
        "--format", arguments.format,
        "What to write: json, csv, md, html, pdf, odt, focus, focus-hourly, cur, separated by commas (default: json)");
    command->add_flag("--quiet", arguments.quiet, "No progress and no summary");
    command->add_flag("--json", arguments.json, "Prints result.json on stdout in place of the summary");
    command->add_flag("--strict", arguments.strict, "An undecided objective counts as missed (exit 3)");
    command
        ->add_option("--precision", arguments.precision,
                     "Adds replications until intervals are this narrow: \"p99 2%, cost 1%\"")
        ->check(cli::namesSomething);
    command->add_flag("--guesses", arguments.guesses,
                      "Varies every default that is a guess over its range: what each does to cost and p99");
    command->add_option("--book", arguments.book,
                        "Folder of your price books (default: headroom/prices in XDG_DATA_HOME)");
    command->footer("Example: headroom run shop.json --design on-demand --set Memory=1024 --jobs 2");
}

void addBill(CLI::App& app, cli::BillArguments& arguments) {
    CLI::App* command = app.add_subcommand("bill", "Prices a list of usage without simulating");
    command
        ->add_option("FILE", arguments.file,
                     "The list of usage (JSON or YAML), or a cost-and-usage or FOCUS export (CSV, CSV.GZ)")
        ->required();
    command->add_option("--region", arguments.region, "Instead of the file's region");
    command->add_option("--round", arguments.round, "nano: each line to 1e-9 USD; aws: to the cent, as AWS's pages do")
        ->check(CLI::IsMember({"nano", "aws"}));
    command->add_flag("--json", arguments.json, "Line items and total as JSON");
    command->add_flag("--quiet", arguments.quiet, "Only the bill, no notes and warnings");
    command->add_option("--book", arguments.book,
                        "Folder of your price books (default: headroom/prices in XDG_DATA_HOME)");
    command->add_option("--with", arguments.with,
                        "With an export: a file with FreeTier, Discount, ReservedCapacity, SavingsPlans, Rates");
    command->add_option("--table-class", arguments.tableClass, "With an export: DynamoDB's tables under this class")
        ->check(CLI::IsMember({"standard", "standard-ia"}));
    command->add_option("--as-of", arguments.asOf, "The prices of this date, such as 2026-01-05");
    command->footer(
        R"(Example: {"Region": "us-east-1", "Usage": [{"Service": "AWSLambda", "UsageType": "Request", "Quantity": 7440000}]}
Of a line: Service, UsageType, Quantity; Resource, PerHour (true: Quantity counts MonthHours times)
Beside Region and Usage: FreeTier, MonthHours, PricesAsOf, Rates, Discount, Discounts, ReservedCapacity, SavingsPlans,
Currency; `headroom explain` says what each means. Of --with, Region moves all use there and Usage is left aside.
Rates take tiers, "Rates": {"Request": [{"UpTo": 1000000, "USD": 0.0000002}, {"USD": 0.0000001}]} (UpTo: units a month),
and a region's prefix where use is of several: "EUC1-Request")");
}

void addPrices(CLI::App& app, cli::PricesArguments& arguments) {
    CLI::App* prices =
        app.add_subcommand("prices", "The price books: what they hold, and AWS's own files in their place");
    prices->require_subcommand(1);
    prices->footer("Example: headroom prices show eu-west-1 AWSLambda");
    const auto withBook = [&](CLI::App* command) {
        command->add_option("--book", arguments.book,
                            "Folder of your price books (default: headroom/prices in XDG_DATA_HOME)");
        return command;
    };
    CLI::App* import = withBook(prices->add_subcommand(
        "import", "Reads AWS Price List offer files (JSON, CSV, index) into your books; all of them or nothing"));
    import->add_option("FILE", arguments.files, "Offer files as AWS publishes them")->required();
    import->footer(kImportHelp);
    withBook(prices->add_subcommand("list", "Which books there are, their regions and dates"))
        ->footer("Example: headroom prices list --book prices");
    CLI::App* show = withBook(prices->add_subcommand("show", "The prices of a service in a region"));
    show->add_option("REGION", arguments.region, "Such as eu-west-1")->required();
    show->add_option("SERVICE", arguments.service, "The service's code in AWS's price list, such as AWSLambda")
        ->required();
    show->add_option("--as-of", arguments.asOf, "The prices of this date, such as 2026-01-05");
    show->footer("Example: headroom prices show eu-west-1 AWSLambda --as-of 2026-01-05");
    CLI::App* diff = prices->add_subcommand("diff", "What differs between two sets of books");
    diff->add_option("BOOKS", arguments.files, "Twice: a folder of books, a book, or \"shipped\"")
        ->required()
        ->expected(2);
    diff->footer("Example: headroom prices diff shipped prices");
}

int dispatchPrices(const CLI::App& app, const cli::PricesArguments& arguments) {
    if (app.got_subcommand("import")) return cli::pricesImport(arguments);
    if (app.got_subcommand("list")) return cli::pricesList(arguments);
    if (app.got_subcommand("show")) return cli::pricesShow(arguments);
    return cli::pricesDiff(arguments);
}

void addImport(CLI::App& app, cli::ImportArguments& arguments) {
    CLI::App* command = app.add_subcommand("import", "Makes a scenario of CloudFormation and SAM templates");
    command->add_option("FILE", arguments.files, "Templates (JSON or YAML); several make one scenario")->required();
    command->add_option("--out", arguments.out,
                        "The scenario to write, or one that was imported before: hand edits are kept");
    command->add_option("--set", arguments.set, "Value of a template's parameter: --set Stage=prod (may be repeated)")
        ->allow_extra_args(false);
    command->add_option("--region", arguments.region, "Whose prices and quotas (default: us-east-1)");
    command->add_flag("--quiet", arguments.quiet, "No report of what was taken, assumed and left out");
    command->footer("Example: headroom import template.yaml --out shop.json --set Stage=prod");
}

void addCalibrate(CLI::App& app, cli::CalibrateArguments& arguments) {
    CLI::App* command = app.add_subcommand(
        "calibrate", "Puts measurements into a scenario: durations and INIT from Lambda's logs, traffic from metrics");
    command->add_option("FILE", arguments.file, "The scenario (JSON or YAML)")->required();
    command
        ->add_option("--from", arguments.from,
                     "Logs with Lambda's REPORT lines, CloudWatch's answers or CSV files of counts")
        ->required();
    command->add_option("--of", arguments.of, "The function or the workload that they are of");
    command->add_option("--series", arguments.series, "One series (Id, Label or column) of recorded traffic");
    command->add_option("--account", arguments.account, "Of a bill of several accounts the one that is meant");
    command->add_option("--fit", arguments.fit, "Folder for each fitted law against its sample, quantile by quantile");
    command->add_option("--out", arguments.out, "Write here, which may be FILE (default: print)");
    command->add_flag("--quiet", arguments.quiet, "Does not say what was set and how well it fits");
    command->footer("Example: headroom calibrate shop.json --from place-order.log --of PlaceOrder --out shop.json");
}

struct Arguments {
    cli::CheckArguments check;
    cli::CalibrateArguments calibrate;
    cli::ImportArguments imported;
    cli::StatesArguments states;
    cli::ValidateArguments validate;
    cli::RunArguments run;
    cli::StudyCommands studies;
    cli::BillArguments bill;
    cli::PricesArguments prices;
    cli::InitArguments init;
    std::string key;
};

void addReference(CLI::App& app, Arguments& arguments) {
    app.add_subcommand("schema", "Prints the JSON Schema (draft 7) of scenario files, for editors")
        ->footer("Example: headroom schema > headroom.schema.json");
    CLI::App* explain = app.add_subcommand("explain", "What a key means: unit, range, default, source");
    explain->add_option("KEY", arguments.key,
                        "A key of the scenario format, such as MemorySize or LogNormal; without it lists them");
    explain->footer("Example: headroom explain IdleLifetime");
    CLI::App* start = app.add_subcommand("init", "Prints or writes a starting file; without a name lists them");
    start->add_option("TEMPLATE", arguments.init.name, "Name of a gallery scenario");
    start->add_option("--out", arguments.init.out, "Write to this file, which must not exist");
    start->footer("Example: headroom init product_catalogue --out shop.json");
}

int dispatch(const CLI::App& app, const Arguments& arguments) {
    if (app.got_subcommand("validate")) return cli::validate(arguments.validate);
    if (app.got_subcommand("run")) return cli::run(arguments.run);
    if (app.got_subcommand("bill")) return cli::bill(arguments.bill);
    if (app.got_subcommand("prices")) return dispatchPrices(*app.get_subcommand("prices"), arguments.prices);
    if (app.got_subcommand("states")) return cli::states(arguments.states);
    if (app.got_subcommand("import")) return cli::importFiles(arguments.imported);
    if (app.got_subcommand("check")) return cli::check(arguments.check);
    if (app.got_subcommand("calibrate")) return cli::calibrateFile(arguments.calibrate);
    if (app.got_subcommand("schema")) return cli::schema();
    if (app.got_subcommand("explain")) return cli::explain(arguments.key);
    if (app.got_subcommand("init")) return cli::init(arguments.init);
    return cli::runStudy(app, arguments.studies);
}

/// The commands, and the options of each of them.
std::map<std::string, std::vector<std::string>> namesOf(const CLI::App& app) {
    std::map<std::string, std::vector<std::string>> names;
    const auto all = [](const CLI::App*) { return true; };
    for (const CLI::App* command : app.get_subcommands(all)) {
        std::vector<std::string>& options = names[command->get_name()];
        const auto add = [&](const CLI::App& of) {
            for (const CLI::Option* option : of.get_options()) options.push_back(option->get_name(false, true));
        };
        add(*command);
        for (const CLI::App* inner : command->get_subcommands(all)) add(*inner);
    }
    return names;
}

int parseAndRun(int argc, char** argv) {
    CLI::App app("Headroom: cost, latency and limits of an AWS serverless design, before it is deployed", "headroom");
    app.set_version_flag("--version", "headroom " HEADROOM_VERSION);
    app.footer(kExamples);
    app.require_subcommand(1);
    Arguments arguments;
    addValidate(app, arguments.validate);
    addRun(app, arguments.run);
    cli::addStudies(app, arguments.studies);
    addBill(app, arguments.bill);
    addPrices(app, arguments.prices);
    cli::addStates(app, arguments.states);
    addImport(app, arguments.imported);
    addCalibrate(app, arguments.calibrate);
    cli::addCheck(app, arguments.check);
    addReference(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error), cli::kDone;
        return cli::refuseArguments({argv + 1, argv + argc}, namesOf(app), error.what());
    }
    return dispatch(app, arguments);
}

/// What was printed may still lie in a buffer: a full disk shows when it is flushed.
bool answered() {
    const bool stream = static_cast<bool>(std::cout.flush());
    const bool file = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    return stream && file;
}

}  // namespace

int main(int argc, char** argv) {
    int code = cli::kFailed;
    std::signal(SIGXFSZ, SIG_IGN);                  // a limit on file sizes is an error of writing, and says so
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // whole lines, in order with what goes to stderr
    try {
        code = parseAndRun(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs("headroom: out of memory; nothing was written\n", stderr);
        return cli::kFailed;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "headroom: internal error: %s\n", error.what());
        return cli::kFailed;
    }
    if (answered()) return code;
    std::fputs("headroom: the answer could not be written to standard output\n", stderr);
    return cli::kFailed;
}
