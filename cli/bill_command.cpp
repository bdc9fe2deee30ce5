// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/complain.hpp"
#include "cli/price_books.hpp"
#include "cli/usage_reader.hpp"
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

/// Where the list comes from a billing export: errors have no place in a document.
int billExport(const BillArguments& arguments, const pricing::PriceBooks& books) {
    auto usage = recorded::readBillingExport(arguments.file, books, arguments.tableClass);
    if (!usage) return complain(usage.error());
    if (!arguments.with.empty()) {
        LoadedUsage with = readUsage(arguments.with, true);
        if (!with.list || document::hasError(with.problems)) return refuse(with.problems);
        with.list->usage = std::move(usage->list.usage);
        if (with.list->region.empty()) with.list->region = usage->list.region;
        usage->list = std::move(*with.list);
    }
    if (!arguments.region.empty()) usage->list.region = arguments.region;
    if (!arguments.asOf.empty()) usage->list.asOf = arguments.asOf;
    const bool cents = arguments.round == "aws";
    usage->list.rounding = cents ? pricing::Rounding::Cent : pricing::Rounding::Nano;
    for (const std::string& note : usage->notes) std::fprintf(stderr, "headroom: note: %s\n", note.c_str());
    const pricing::BilledUsage billed = pricing::billUsage(usage->list, books);
    for (const base::Error& error : billed.errors) complain(error);
    if (!billed.bill) return kBadInput;
    const report::GuessedPrices guessed = guessedOf(*billed.bill, usage->list, books);
    std::fputs((arguments.json ? report::billJson(*billed.bill, billed.currency)
                               : report::billText(*billed.bill, cents, billed.currency, guessed))
                   .c_str(),
               stdout);
    return kDone;
}

}  // namespace

int bill(const BillArguments& arguments) {
    const auto books = loadBooks(arguments.book);
    if (!books) return complain(books.error());
    if (recorded::isBillingExport(arguments.file)) return billExport(arguments, *books);
    if (!arguments.with.empty() || !arguments.tableClass.empty()) {
        return complain(
            {base::Errc::BadInput, arguments.file, "--with and --table-class go with a billing export (CSV)"});
    }
    LoadedUsage usage = readUsage(arguments.file);
    if (!usage.list) return refuse(usage.problems);
    if (!arguments.region.empty()) usage.list->region = arguments.region;
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
    std::fputs(document::toLines(usage.problems).c_str(), stderr);
    const report::GuessedPrices guessed = guessedOf(*billed.bill, *usage.list, *books);
    std::fputs((arguments.json ? report::billJson(*billed.bill, billed.currency)
                               : report::billText(*billed.bill, cents, billed.currency, guessed))
                   .c_str(),
               stdout);
    return kDone;
}

}  // namespace headroom::cli
