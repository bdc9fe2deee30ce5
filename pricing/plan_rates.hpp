// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/commitment.hpp"
#include "pricing/price_book.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace headroom::pricing {

/// The name under which a book keeps what a savings plan charges for a usage type: the plan's own usage type (such as
/// "ComputeSP:1yrNoUpfront"), service and usage type.
std::string planRateName(const std::string& plan, const std::string& service, const std::string& usageType);

/// The book's rates of a plan in its region; none for one that it does not know.
std::vector<PlanRate> planRatesOf(const PriceBook& book, const std::string& plan);

/// The kind of savings plan that covers a service, by its service code; empty for one that none covers. AWS tells kinds
/// by service: Lambda is compute, DynamoDB a database, DAX neither (Savings Plans API Reference,
/// SavingsPlanOfferingRate, 2026). That database plans' fees are coded after compute plans' is ours: their bills were
/// not found.
std::string_view planKindOf(std::string_view service);

/// Whether a savings plan of the service's kind covers a usage type: of Lambda duration, provisioned concurrency and
/// requests (AWS's price list file of compute plans, eu-west-1, 2021), of DynamoDB throughput, on demand and
/// provisioned (AWS's announcement of database plans, 2025-12-02); not storage, streams, backups, SnapStart or pollers.
bool isCoveredByPlans(std::string_view service, std::string_view usageType);

/// The service code under which the book has a plan; empty for one that it does not know.
std::string planServiceOf(const PriceBook& book, const std::string& plan);

/// The plans that the book has rates of.
std::vector<std::string> plansIn(const PriceBook& book);

/// The first day from which the book knows rates of a plan, where that is later than the day asked for; else empty.
std::string planKnownFrom(const PriceBook& book, const std::string& plan);

}  // namespace headroom::pricing
