// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/price_books.hpp"
#include "scenarios/format/place.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

/// What the user agreed with AWS must make sense with the prices of `home` and the design's own Rates, which have been
/// read; the design is told which plans have rates in its replicas' regions alone.
void checkAgreements(Reading& reading, const document::Node& root, const pricing::PriceBook& home,
                     const pricing::PriceBooks& books, Design& design);

}  // namespace headroom::format
