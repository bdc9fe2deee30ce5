// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The commands of `headroom`. Each returns the exit code: 0 done and no objective missed, 1 the environment failed,
/// 2 bad usage or input, 3 an objective is missed, 130 cancelled. Answers go to stdout, everything else to stderr.
namespace headroom::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kBadInput = 2;
inline constexpr int kMissed = 3;
inline constexpr int kCancelled = 130;

struct ValidateArguments {
    std::vector<std::string> files;
    std::string book;
    bool quiet = false;
    bool json = false;
};
int validate(const ValidateArguments& arguments);

/// What every command that simulates takes.
struct StudyArguments {
    std::string file;
    std::vector<std::string> set;     ///< "Param=value"
    std::optional<std::string> seed;  ///< these three as text, checked as the file's Simulation is
    std::optional<std::string> replications;
    std::optional<std::string> duration;
    std::optional<std::string> confidence;  ///< of every objective, such as "90%"
    unsigned jobs = 0;                      ///< 0: as many as there are processors
    std::optional<std::string> out;
    std::string format = "json";
    bool quiet = false;
    bool json = false;
    bool strict = false;
    std::string book;       ///< folder of the user's price books; empty: the usual one
    std::string precision;  ///< of run and compare, such as "p99 2%"; empty: the replications asked for
    bool guesses = false;   ///< of run and compare: vary them over their ranges
};

struct RunArguments : StudyArguments {
    std::string design;
};
int run(const RunArguments& arguments);

struct CompareArguments : StudyArguments {
    std::string designs;  ///< separated by commas, the first is what others are compared with; empty: all
    bool effects = false;
    std::vector<std::string> more;  ///< with results: the others to compare
};
int compare(const CompareArguments& arguments);

struct BreakingPointArguments : StudyArguments {
    std::string design;   ///< empty: the first
    double most = 100.0;  ///< times today's traffic
};
int breakingPoint(const BreakingPointArguments& arguments);

struct SweepArguments : StudyArguments {
    std::vector<std::string> vary;
    std::string method = "grid";  ///< or list, lhs, morris
    std::uint32_t points = 10;
    std::string designs;
};
int sweep(const SweepArguments& arguments);

struct BreakEvenArguments : StudyArguments {
    std::string pair;     ///< "capacity" or "capacity:Table"; empty: designs of the file
    std::string designs;  ///< two names
    std::string vary;
    std::string figure = "cost";  ///< or "p99 of Api"
};
int breakEven(const BreakEvenArguments& arguments);

struct GrowthArguments : StudyArguments {
    std::string designs;
    std::string factors = "1,3,10";
    double rate = 5.0;  ///< % a month
    std::optional<double> stored;
    std::uint32_t months = 24;
    std::uint32_t step = 6;
};
int growth(const GrowthArguments& arguments);

struct OptimizeArguments : StudyArguments {
    std::vector<std::string> vary;
    std::string designs;
    std::string minimise = "cost";  ///< or p99
    bool robust = false;
};
int optimize(const OptimizeArguments& arguments);

struct ReportArguments {
    std::string file;  ///< a result.json
    std::string format = "html";
    std::string growth;              ///< a growth.json
    std::optional<std::string> out;  ///< none: beside the result
    std::string client;
    std::string author;
    std::string title;    ///< version of the document
    std::string date;     ///< empty: today
    std::string logo;     ///< a picture's file
    std::string command;  ///< that made the result
    bool quiet = false;
};
int report(const ReportArguments& arguments);

struct BillArguments {
    std::string file;
    std::string region;
    std::string round = "nano";
    bool json = false;
    bool quiet = false;
    std::string book;
    std::string asOf;        ///< prices of this date; empty: the newest
    std::string with;        ///< of a billing export: a file with discounts, plans, reservations, rates
    std::string tableClass;  ///< of a billing export: DynamoDB under "standard" or "standard-ia"
};
int bill(const BillArguments& arguments);

struct PricesArguments {
    std::vector<std::string> files;  ///< offer files to import; the two sides of a diff
    std::string book;                ///< folder of the user's books; empty: the usual one
    std::string region;
    std::string service;
    std::string asOf;
};
int pricesImport(const PricesArguments& arguments);
int pricesList(const PricesArguments& arguments);
int pricesShow(const PricesArguments& arguments);
int pricesDiff(const PricesArguments& arguments);

struct StatesArguments {
    std::string file;
    bool check = false;
    std::string type = "STANDARD";       ///< or EXPRESS
    std::vector<std::string> set;        ///< "Name=value" for ${Name}
    std::optional<std::string> input;    ///< a file: execute the definition on it
    std::optional<std::string> results;  ///< a file: what the tasks give
    std::string region = "us-east-1";    ///< whose prices
    std::string start = "2026-01-05T00:00:00Z";
    std::string transition;           ///< what entering a state takes; empty: usualTransition()
    std::optional<std::string> seed;  ///< as text, checked as a scenario's is
    int childStart = 1;               ///< transitions that a distributed Map's starting a child counts as
    bool dataLimitTerminal = false;
    bool json = false;
    bool quiet = false;
};
int states(const StatesArguments& arguments);

struct ImportArguments {
    std::vector<std::string> files;
    std::optional<std::string> out;  ///< none: the scenario on stdout, the report on stderr
    std::vector<std::string> set;    ///< "Parameter=value" of the templates
    std::string region;              ///< empty: us-east-1, as a guess
    bool quiet = false;
};
int importFiles(const ImportArguments& arguments);

struct CalibrateArguments {
    std::string file;                ///< the scenario
    std::vector<std::string> from;   ///< logs and recorded traffic
    std::string of;                  ///< whose: a function or a workload; empty: what the file says
    std::string series;              ///< one of several in a file of metrics
    std::string account;             ///< one of several in a bill; empty: it is of one
    std::optional<std::string> out;  ///< none: the scenario on stdout
    std::optional<std::string> fit;  ///< folder for fitted laws against their samples
    bool quiet = false;
};
int calibrateFile(const CalibrateArguments& arguments);

int schema();
int explain(const std::string& key);

struct InitArguments {
    std::string name;                ///< empty: lists the templates
    std::optional<std::string> out;  ///< none: stdout
};
int init(const InitArguments& arguments);

}  // namespace headroom::cli
