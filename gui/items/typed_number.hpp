// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// Numbers as people type and read them in the window's language, and as files write them.
namespace headroom::gui {

/// A number as JSON writes it, of one with digits grouped or not and the language's decimal sign: "1769.5" of
/// "1,769.5", in Indonesian of "1.769,5". Nothing for what is no number, or could be meant as two ("0.5" where
/// decimals have a comma).
std::optional<QString> plainNumber(const QString& typed);

/// The same of the number that a quantity begins with, blanks left out: "1.5ms" of "1.5 ms". What begins with none
/// stays.
std::optional<QString> plainQuantity(const QString& typed);

/// A file's number or quantity as it is shown, every digit kept: "1.5ms", in Indonesian "1,5ms".
QString shownQuantity(const QString& written);

/// What divides a list of numbers: a semicolon where their decimal sign is a comma.
QString listSign();

/// A quantity of the same unit that is `now / before` times as large, three digits long; `whole` numbers stay whole.
QString scaledText(const QString& shown, double before, double now, bool whole);

}  // namespace headroom::gui
