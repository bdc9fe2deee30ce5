// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"

#include <string>

namespace headroom::pricing {

/// Adds a price's book to those that prices were taken from: each service's once a book, with its newest date.
void noteBook(const BookUsed& book, PriceBookInfo& info);

/// The books that a region's prices are from, by service, each with its newest date: what a study's costs are made
/// with.
PriceBookInfo bookInfo(const PriceBook& book);

/// "us-east-1, newest of 2026-08-28; AmazonDynamoDB of 2026-09-01 from my/AmazonDynamoDB.json; shipped: AWSLambda of
/// 2026-08-28, ...": a user's books first.
std::string pricesText(const PriceBookInfo& info);

}  // namespace headroom::pricing
