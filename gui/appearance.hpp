// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>
#include <functional>

class QApplication;
class QSettings;

namespace headroom::gui {

enum class ThemeChoice { System, Light, Dark };

/// Dresses the application: Fusion with our palette and style sheet. The choice is remembered in the settings. "System"
/// follows the desktop, also when it changes: its colour scheme where Qt can tell (6.5 on), else the lightness of the
/// palette Qt came with and, from then on, of the one that the style would have.
class Appearance : public QObject {
    Q_OBJECT
public:
    /// `styleIsDark`: what the desktop's theme makes of the style now; by default the style is asked.
    Appearance(QApplication& application, QSettings& settings, std::function<bool()> styleIsDark = {});

    ThemeChoice choice() const { return choice_; }
    bool isDark() const;
    void choose(ThemeChoice choice);

    /// Percent of the usual size. Another one is taken at the next start: widgets are made for the one at hand.
    static constexpr std::array<int, 5> kTextSizes{90, 100, 115, 130, 150};
    int textSize() const;
    void chooseTextSize(int percent);

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followDesktop();
    void apply();
    void applyTextSize();
    QApplication& application_;
    QSettings& settings_;
    std::function<bool()> styleIsDark_;
    bool desktopIsDark_ = false;
    bool styleWasDark_ = false;
    ThemeChoice choice_ = ThemeChoice::System;
};

}  // namespace headroom::gui
