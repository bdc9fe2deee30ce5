// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <span>

#include <fmt/format.h>

#include "cli/calendar_day.hpp"
#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/price_books.hpp"
#include "cli/regional_usage.hpp"
#include "cli/usage_reader.hpp"
#include "pricing/bill_regions.hpp"
#include "pricing/third_party.hpp"
#include "report/bill_json.hpp"
#include "report/bill_text.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/recorded/billing_export.hpp"

namespace headroom::cli {

namespace {

/// The place in the file that an error's JSON pointer names, or the nearest above it.
document::Problem placed(const base::Error& error, const document::Node& root, const std::string& file) {
    std::string pointer = error.where;
    const document::Node* node = document::resolve(root, pointer);
    while (node == nullptr && !pointer.empty()) {
        pointer = pointer.substr(0, pointer.rfind('/') == std::string::npos ? 0 : pointer.rfind('/'));
        node = document::resolve(root, pointer);
    }
    return {document::Severity::Error, file, node != nullptr ? node->position() : document::Position{}, error.where,
            error.what};
}

/// Prints the problems; the exit code of bad input.
int refuse(const std::vector<document::Problem>& problems) {
    std::fputs(document::toLines(problems).c_str(), stderr);
    return kBadInput;
}

/// The prices of a bill that are not AWS's.
report::GuessedPrices guessedOf(const pricing::Bill& bill, const pricing::UsageList& list,
                                const pricing::PriceBooks& books) {
    report::GuessedPrices guessed;
    const auto book = books.book(list.region, list.asOf);
    if (!book) return guessed;
    for (const pricing::ThirdPartyPrice& price : pricing::thirdPartyPrices(bill, *book))
        guessed.insert(price.service + "/" + price.usageType);
    return guessed;
}

/// Prints a bill as it was asked for.
int print(const pricing::BilledUsage& billed, const report::GuessedPrices& guessed, const BillArguments& arguments,
          std::span<const std::string> notes = {}) {
    const bool cents = arguments.round == "aws";
    std::fputs((arguments.json ? report::billJson(*billed.bill, billed.currency, notes)
                               : report::billText(*billed.bill, cents, billed.currency, guessed))
                   .c_str(),
               stdout);
    return kDone;
}

/// Says that a currency's rate is of a day to come.
void noteLaterRate(const std::optional<pricing::BilledCurrency>& currency, std::vector<std::string>& notes) {
    if (currency && currency->asOf > today())
        notes.push_back("the rate of " + currency->code + " is of " + currency->asOf + ", after today");
}

/// Says which allowance of AWS's the bill does not take off, where it might count.
void noteFreeLogs(const pricing::Bill& bill, const std::string& freeTier, std::vector<std::string>& notes) {
    const auto isLogs = [](const pricing::LineItem& line) {
        return line.usageType == "VendedLog-Bytes" || line.usageType == "VendedLogIA-Bytes";
    };
    if (freeTier == "none" || std::ranges::none_of(bill.lines, isLogs)) return;
    notes.emplace_back(
        "CloudWatch's free 5 GB of logs a month are not taken off: whether they cover what functions log AWS does not "
        "say");
}

void say(const std::vector<std::string>& notes) {
    for (const std::string& note : notes) std::fprintf(stderr, "headroom: note: %s\n", note.c_str());
}

bool isCommitted(const pricing::Agreements& agreements) {
    return !agreements.plans.empty() || !agreements.reserved.empty();
}

/// Says what of the file of --with does not hold, and what of it moves the use of the export.
void noteWith(const BillArguments& arguments, const LoadedUsage& with, recorded::ExportedUsage& usage) {
    if (!with.list) return;
    if (with.root->find("Usage") != nullptr)
        usage.notes.push_back("\"Usage\" of " + arguments.with + " is left aside: what was used is the export's");
    const std::string& region = with.list->region;
    if (region.empty()) return;
    const bool moved = std::ranges::any_of(usage.byRegion, [&](const auto& one) { return one.first != region; });
    if (!arguments.region.empty() && arguments.region != region)
        usage.notes.push_back("\"Region\" of " + arguments.with + " is left aside: --region comes before it");
    else if (moved)
        usage.notes.push_back("all use is priced in " + region + ", the \"Region\" of " + arguments.with +
                              ", as --region would have it");
}

/// The list becomes that of --with, with the use of the export: all of it under the region that the file names, if any.
void takeWith(const BillArguments& arguments, pricing::UsageList& with, recorded::ExportedUsage& usage) {
    const bool moves = !with.region.empty() && arguments.region.empty();
    with.usage = std::move(usage.list.usage);
    if (with.region.empty()) with.region = usage.list.region;
    usage.list = std::move(with);
    if (!moves) return;
    moveReservations(usage.list.region, "\"Region\" of " + arguments.with, usage);
    usage.byRegion.clear();
}

/// Whether an error is of what the file of --with says: quantities are the export's.
bool isOfWith(const base::Error& error, const LoadedUsage& with) {
    if (!with.root || error.where.empty() || error.where.front() != '/' || error.where.starts_with("/Usage"))
        return false;
    const std::string key = error.where.substr(1, error.where.find('/', 1) - 1);
    return with.root->find(key) != nullptr;
}

/// The list of a billing export with what else was said of it: agreements of another file, a region, a date.
base::Result<recorded::ExportedUsage> exportedUsage(const BillArguments& arguments, const pricing::PriceBooks& books,
                                                    LoadedUsage& with, bool& refused) {
    if (!arguments.with.empty()) {
        with = readUsage(arguments.with, true);
        refused = !with.list || document::hasError(with.problems);
        if (refused) refuse(with.problems);
    }
    const bool committed = with.list && isCommitted(with.list->agreements);
    std::optional<pricing::Decimal> monthHours;
    if (with.list && with.list->monthHours) {
        const auto given = pricing::parseDecimal(with.list->monthHours->text);  // what is wrong with it is said later
        if (given && given->mantissa > 0) monthHours = *given;
    }
    auto usage = recorded::readBillingExport(arguments.file, books, arguments.tableClass, committed, monthHours);
    if (!usage) return usage;
    for (const base::Error& problem : usage->problems) complain(problem);
    refused = refused || !usage->problems.empty();
    if (usage->periods.size() > 1) {
        complain({base::Errc::BadInput, arguments.file,
                  "holds use of " + std::to_string(usage->periods.size()) + " billing periods (" +
                      usage->periods.front() + " to " + usage->periods.back() +
                      "); tiers, free tiers and commitments are each month's own: give a file for each"});
        refused = true;
    }
    if (with.list && !refused) {
        noteWith(arguments, with, *usage);
        takeWith(arguments, *with.list, *usage);
    }
    if (!arguments.region.empty()) {
        moveReservations(arguments.region, "--region", *usage);
        usage->list.region = arguments.region;
        usage->byRegion.clear();
    }
    if (!arguments.asOf.empty()) usage->list.asOf = arguments.asOf;
    usage->list.rounding = arguments.round == "aws" ? pricing::Rounding::Cent : pricing::Rounding::Nano;
    return usage;
}

/// The hours of every line become those of `count` hours from the `first` of the month on; none where it has none.
void keepHours(recorded::ExportedUsage& usage, std::size_t first, std::size_t count) {
    const auto keep = [&](pricing::UsageLine& line) {
        if (first + count > line.hours.size()) return line.hours.clear();
        line.hours.erase(line.hours.begin(), line.hours.begin() + static_cast<std::ptrdiff_t>(first));
        line.hours.resize(count);
    };
    for (pricing::UsageLine& line : usage.list.usage) keep(line);
    for (auto& [region, lines] : usage.byRegion) {
        for (pricing::UsageLine& line : lines) keep(line);
    }
}

/// Commitments are settled over the hours of the export's month, its billing period; or, where MonthHours is as many as
/// its lines are of, over those. Over any other month its use is even.
void settleHours(recorded::ExportedUsage& usage) {
    constexpr double kShortestMonth = 28 * 24;
    constexpr double kLongestMonth = 31 * 24;
    pricing::UsageList& list = usage.list;
    const std::string whole = fmt::format("{}", usage.monthHours);
    const std::string told = fmt::format("{}", usage.hours);
    if (!list.monthHours && usage.monthHours >= kShortestMonth && usage.monthHours <= kLongestMonth)
        list.monthHours = pricing::NumberText{whole, ""};
    const auto given = pricing::parseDecimal(list.monthHours ? list.monthHours->text : "730");
    const std::string month = given ? pricing::toText(*given) : "";
    if (month == told && month != whole && usage.begin >= usage.monthBegin)
        keepHours(usage, static_cast<std::size_t>((usage.begin - usage.monthBegin) / 3600),
                  static_cast<std::size_t>(usage.hours));
    else if (month != whole)
        keepHours(usage, 0, 0);
    if (!isCommitted(list.agreements) || usage.monthHours <= 0.0) return;
    if (usage.monthHours > kLongestMonth)
        usage.notes.push_back("the export is of " + whole + " hours, more than a month; what is committed to is of " +
                              month);
    else if (month != told)
        usage.notes.push_back("the export's lines are of " + told + " hours, what is committed to of " + month +
                              ": with \"MonthHours\": " + told + " beside it, it is of those");
    const auto even = [](const pricing::UsageLine& line) { return line.hours.empty(); };
    if (std::ranges::any_of(list.usage, even) && !std::ranges::all_of(list.usage, even))
        usage.notes.emplace_back(
            "use whose lines are not of an hour of the month each is spread evenly where commitments are settled");
}

/// Where the list comes from a billing export: only what the file of --with says has a place in a document.
int billExport(const BillArguments& arguments, const pricing::PriceBooks& books) {
    bool refused = false;
    LoadedUsage with;
    auto usage = exportedUsage(arguments, books, with, refused);
    if (!usage) return complain(usage.error());
    if (refused) return kBadInput;
    if (usage->list.usage.empty() && usage->list.region.empty() && !usage->notes.empty()) {
        say(usage->notes);  // the reasons, whatever is to be said of a bill
        return complain({base::Errc::BadInput, arguments.file,
                         "holds no use that can be priced: every line is left out, for the reasons above"});
    }
    if (usage->list.region.empty() && usage->list.usage.empty() && usage->notes.empty())
        return complain({base::Errc::BadInput, arguments.file, "holds no line of use below its header"});
    if (usage->list.region.empty())
        return complain({base::Errc::BadInput, arguments.file,
                         "says of no line which region it is of (product/region, RegionId, a usage type's prefix); "
                         "give it with --region"});
    settleHours(*usage);
    const std::vector<pricing::UsageList> elsewhere = takeElsewhere(*usage);
    if (!elsewhere.empty()) {
        const auto own = usage->byRegion.find(usage->list.region);
        usage->list.usage = own == usage->byRegion.end() ? std::vector<pricing::UsageLine>() : own->second;
        usage->notes.push_back(
            "each of " + std::to_string(usage->byRegion.size()) +
            " regions is priced with its own prices, what is free for an account is shared by all; "
            "own rates without a region's prefix, reservations without a Region and plans with given Rates hold in " +
            usage->list.region + " alone, which most lines are of" +
            (usage->tied ? " (as of others: the first by name)" : "") + "; --region moves everything to one");
    }
    const pricing::BilledUsage billed = pricing::billRegions(usage->list, elsewhere, books);
    if (billed.bill) noteFreeLogs(*billed.bill, usage->list.freeTier, usage->notes);
    noteLaterRate(billed.currency, usage->notes);
    if (!arguments.quiet) say(usage->notes);
    for (base::Error error : billed.errors) {
        if (error.where == "/PricesAsOf" && !arguments.asOf.empty()) error.where = "--as-of";
        if (error.where == "/Region" && !arguments.region.empty()) error.where = "--region";
        if (isOfWith(error, with))
            refuse({placed(error, *with.root, arguments.with)});
        else
            complain(error);
    }
    if (!billed.bill || !billed.errors.empty()) return kBadInput;
    return print(billed, guessedOf(*billed.bill, usage->list, books), arguments, usage->notes);
}

}  // namespace

int bill(const BillArguments& arguments) {
    const auto books = loadBooks(arguments.book, arguments.asOf);
    if (!books) return complain(books.error());
    if (recorded::isBillingExport(arguments.file)) return billExport(arguments, *books);
    if (!arguments.with.empty() || !arguments.tableClass.empty()) {
        return complain(
            {base::Errc::BadInput, arguments.file, "--with and --table-class go with a billing export (CSV)"});
    }
    LoadedUsage usage = readUsage(arguments.file);
    if (!usage.list) return refuse(usage.problems);
    if (!arguments.region.empty()) moveTo(arguments.region, *usage.list);
    if (usage.list->region.empty()) {
        const document::Node* region = usage.root->find("Region");
        if (region == nullptr || region->isString()) {
            usage.problems.push_back({document::Severity::Error, arguments.file, usage.root->position(), "",
                                      "lacks \"Region\"; give it in the file or with --region"});
        }
        return refuse(usage.problems);
    }
    const bool cents = arguments.round == "aws";
    usage.list->rounding = cents ? pricing::Rounding::Cent : pricing::Rounding::Nano;
    if (!arguments.asOf.empty()) usage.list->asOf = arguments.asOf;
    const pricing::BilledUsage billed = pricing::billUsage(*usage.list, *books);
    for (const base::Error& error : billed.errors) {
        const bool region = error.where == "/Region" && !arguments.region.empty();
        const bool day = error.where == "/PricesAsOf" && !arguments.asOf.empty();
        if (region || day) return complain({base::Errc::BadInput, region ? "--region" : "--as-of", error.what});
        usage.problems.push_back(placed(error, *usage.root, arguments.file));
    }
    if (!billed.bill || document::hasError(usage.problems)) return refuse(usage.problems);
    if (!arguments.quiet) std::fputs(document::toLines(usage.problems).c_str(), stderr);
    std::vector<std::string> notes;
    noteFreeLogs(*billed.bill, usage.list->freeTier, notes);
    noteLaterRate(billed.currency, notes);
    if (!arguments.quiet) say(notes);
    return print(billed, guessedOf(*billed.bill, *usage.list, *books), arguments, notes);
}

}  // namespace headroom::cli
