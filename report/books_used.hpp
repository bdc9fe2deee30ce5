// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/bill.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::report {

/// The books that the bills of a study's designs were made with.
pricing::PriceBookInfo booksUsed(const study::StudyResult& result);

}  // namespace headroom::report
