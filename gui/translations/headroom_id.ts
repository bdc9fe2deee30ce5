<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
    <context>
        <name>Account</name>
        <message>
            <source>%1, AWS's default quotas</source>
            <translation>%1, kuota bawaan AWS</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n quota(s) of its own</source>
            <translation>
                <numerusform>%1, %n kuota sendiri</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QObject</name>
        <message>
            <source>Design: %1</source>
            <translation>Desain: %1</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Report for reading and printing (*.pdf)</source>
            <translation>Laporan untuk dibaca dan dicetak (*.pdf)</translation>
        </message>
        <message>
            <source>Report for a browser (*.html)</source>
            <translation>Laporan untuk peramban (*.html)</translation>
        </message>
        <message>
            <source>Report for editing (*.odt)</source>
            <translation>Laporan untuk disunting (*.odt)</translation>
        </message>
        <message>
            <source>Summary in Markdown (*.md)</source>
            <translation>Ringkasan dalam Markdown (*.md)</translation>
        </message>
        <message>
            <source>Figures for a spreadsheet (*.csv)</source>
            <translation>Angka untuk lembar kerja (*.csv)</translation>
        </message>
        <message>
            <source>Everything, for programs (*.json)</source>
            <translation>Semuanya, untuk program (*.json)</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui</name>
        <message>
            <source>%1 against the first design</source>
            <translation>%1 dibandingkan desain pertama</translation>
        </message>
        <message>
            <source>, 95 % interval %1 to %2</source>
            <translation>, selang 95 % %1 sampai %2</translation>
        </message>
        <message>
            <source>; too few replications for an interval</source>
            <translation>; replikasi terlalu sedikit untuk sebuah selang</translation>
        </message>
        <message>
            <source>: about the same</source>
            <translation>: kurang lebih sama</translation>
        </message>
        <message>
            <source>: whether it differs is not clear</source>
            <translation>: belum jelas apakah berbeda</translation>
        </message>
        <message>
            <source>The scenario states none.</source>
            <translation>Skenario tidak menyebutkannya.</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 dari %2</translation>
        </message>
        <message>
            <source>missed: %1</source>
            <translation>tidak tercapai: %1</translation>
        </message>
        <message>
            <source>undecided: %1</source>
            <translation>belum pasti: %1</translation>
        </message>
        <message>
            <source>not priced</source>
            <translation>tanpa harga</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>diambil</translation>
        </message>
        <message>
            <source>assumed</source>
            <translation>diasumsikan</translation>
        </message>
        <message>
            <source>proposed</source>
            <translation>diusulkan</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>ditinggalkan</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>dipertahankan</translation>
        </message>
        <message>
            <source>Its lines end in different ways, or it holds characters that an editor would change.</source>
            <translation>Akhir barisnya tidak seragam, atau ada karakter yang akan diubah oleh penyunting.</translation>
        </message>
        <message>
            <source>It is not UTF-8 throughout, and saving would change it.</source>
            <translation>Isinya tidak sepenuhnya UTF-8, dan menyimpan akan mengubahnya.</translation>
        </message>
        <message>
            <source>It is too long to be edited here.</source>
            <translation>Terlalu panjang untuk disunting di sini.</translation>
        </message>
        <message>
            <source>less than a second</source>
            <translation>kurang dari sedetik</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 sampai %2</translation>
        </message>
        <message>
            <source>Data transfer</source>
            <translation>Transfer data</translation>
        </message>
        <message>
            <source>even</source>
            <translation>merata</translation>
        </message>
        <message>
            <source>Poisson</source>
            <translation>Poisson</translation>
        </message>
        <message>
            <source>diurnal</source>
            <translation>harian</translation>
        </message>
        <message>
            <source>weekly</source>
            <translation>mingguan</translation>
        </message>
        <message>
            <source>ramp to %1</source>
            <translation>naik bertahap ke %1</translation>
        </message>
        <message>
            <source>steps to %1</source>
            <translation>bertingkat ke %1</translation>
        </message>
        <message>
            <source>spike to %1</source>
            <translation>lonjakan ke %1</translation>
        </message>
        <message>
            <source>bursty</source>
            <translation>meledak-ledak</translation>
        </message>
        <message>
            <source>trace</source>
            <translation>rekaman</translation>
        </message>
        <message>
            <source>schedule</source>
            <translation>jadwal</translation>
        </message>
        <message>
            <source>%1 users</source>
            <translation>%1 pengguna</translation>
        </message>
        <message>
            <source>What the file does not say</source>
            <translation>Yang tidak disebutkan berkas</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Diambil</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
        </message>
        <message>
            <source>, free tier</source>
            <translation>, tingkat gratis</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>Sumber daya</translation>
        </message>
        <message>
            <source>Usage type</source>
            <translation>Jenis pemakaian</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Jumlah</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Satuan</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Tarif</translation>
        </message>
        <message>
            <source>Per month</source>
            <translation>Per bulan</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Bagian</translation>
        </message>
        <message>
            <source>The rate is the scenario's own, not the price book's.</source>
            <translation>Tarif ini milik skenario, bukan dari buku harga.</translation>
        </message>
        <message>
            <source>account</source>
            <translation>akun</translation>
        </message>
        <message>
            <source> (own)</source>
            <translation> (sendiri)</translation>
        </message>
        <message>
            <source>depends on usage</source>
            <translation>tergantung pemakaian</translation>
        </message>
        <message>
            <source>Usage</source>
            <translation>Pemakaian</translation>
        </message>
        <message>
            <source>Why it is not in the total</source>
            <translation>Mengapa tidak termasuk jumlah</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Di mana</translation>
        </message>
        <message>
            <source>First design</source>
            <translation>Desain pertama</translation>
        </message>
        <message>
            <source>This design</source>
            <translation>Desain ini</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>Permintaan</translation>
        </message>
        <message>
            <source>per second, %1, replication 1</source>
            <translation>per detik, %1, replikasi 1</translation>
        </message>
        <message>
            <source>requests</source>
            <translation>permintaan</translation>
        </message>
        <message>
            <source>%1: write capacity</source>
            <translation>%1: kapasitas tulis</translation>
        </message>
        <message>
            <source>%1: read capacity</source>
            <translation>%1: kapasitas baca</translation>
        </message>
        <message>
            <source>%1: consumed</source>
            <translation>%1: terpakai</translation>
        </message>
        <message>
            <source>provisioned</source>
            <translation>disediakan</translation>
        </message>
        <message>
            <source>, provisioned</source>
            <translation>, disediakan</translation>
        </message>
        <message>
            <source>consumed</source>
            <translation>terpakai</translation>
        </message>
        <message>
            <source>; shaded where attempts were throttled</source>
            <translation>; diarsir saat percobaan dibatasi</translation>
        </message>
        <message>
            <source>%1: concurrent executions</source>
            <translation>%1: eksekusi serentak</translation>
        </message>
        <message>
            <source>limit %1</source>
            <translation>batas %1</translation>
        </message>
        <message>
            <source>concurrent executions</source>
            <translation>eksekusi serentak</translation>
        </message>
        <message>
            <source>; shaded where invocations were throttled</source>
            <translation>; diarsir saat pemanggilan dibatasi</translation>
        </message>
        <message>
            <source>mean %1</source>
            <translation>rata-rata %1</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Gagal</translation>
        </message>
        <message>
            <source>Against the first</source>
            <translation>Terhadap yang pertama</translation>
        </message>
        <message>
            <source>Objectives met</source>
            <translation>Sasaran tercapai</translation>
        </message>
        <message>
            <source>exponential</source>
            <translation>eksponensial</translation>
        </message>
        <message>
            <source>uniform</source>
            <translation>seragam</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>log-normal</source>
            <translation>log-normal</translation>
        </message>
        <message>
            <source>gamma</source>
            <translation>gamma</translation>
        </message>
        <message>
            <source>Weibull</source>
            <translation>Weibull</translation>
        </message>
        <message>
            <source>Pareto</source>
            <translation>Pareto</translation>
        </message>
        <message>
            <source>percentiles</source>
            <translation>persentil</translation>
        </message>
        <message>
            <source>piecewise</source>
            <translation>bertahap</translation>
        </message>
        <message>
            <source>measured values</source>
            <translation>nilai terukur</translation>
        </message>
        <message>
            <source>mixture</source>
            <translation>campuran</translation>
        </message>
        <message>
            <source>regimes</source>
            <translation>rezim</translation>
        </message>
        <message>
            <source>mean %1, %2</source>
            <translation>rata-rata %1, %2</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ya</translation>
        </message>
        <message>
            <source>no</source>
            <translation>tidak</translation>
        </message>
        <message>
            <source>Source: %1</source>
            <translation>Sumber: %1</translation>
        </message>
        <message>
            <source>No interval: one replication is not enough for one.</source>
            <translation>Tanpa selang: satu replikasi tidak cukup.</translation>
        </message>
        <message>
            <source>No interval: %1</source>
            <translation>Tanpa selang: %1</translation>
        </message>
        <message>
            <source>nothing was measured</source>
            <translation>tidak ada yang terukur</translation>
        </message>
        <message>
            <source>no interval</source>
            <translation>tanpa selang</translation>
        </message>
        <message>
            <source>95 % confidence interval: %1 to %2</source>
            <translation>selang kepercayaan 95 %: %1 sampai %2</translation>
        </message>
        <message>
            <source>Failed requests</source>
            <translation>Permintaan gagal</translation>
        </message>
        <message>
            <source>throttled %1</source>
            <translation>dibatasi %1</translation>
        </message>
        <message>
            <source>%1 offered: %2 succeeded, %3 throttled, %4 timed out, %5 failed, %6 still in flight; %7 attempts</source>
            <translation>%1 ditawarkan: %2 berhasil, %3 dibatasi, %4 habis waktu, %5 gagal, %6 masih berlangsung; %7 percobaan</translation>
        </message>
        <message>
            <source>Cold starts</source>
            <translation>Start dingin</translation>
        </message>
        <message>
            <source>no function ran</source>
            <translation>tidak ada fungsi yang berjalan</translation>
        </message>
        <message>
            <source>Invocations that waited for a new environment, over all functions and replications.</source>
            <translation>Pemanggilan yang menunggu lingkungan baru, atas semua fungsi dan replikasi.</translation>
        </message>
        <message>
            <source>Cost per month</source>
            <translation>Biaya per bulan</translation>
        </message>
        <message>
            <source>no prices for %1 are known</source>
            <translation>harga untuk %1 tidak diketahui</translation>
        </message>
        <message>
            <source>inputs %1 to %2</source>
            <translation>masukan %1 sampai %2</translation>
        </message>
        <message>
            <source>%1 / M requests</source>
            <translation>%1 / juta permintaan</translation>
        </message>
        <message>
            <source>prices of %1</source>
            <translation>harga %1</translation>
        </message>
        <message>
            <source>What became of it</source>
            <translation>Hasilnya</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Bagian</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Bagaimana</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Kesalahan</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Peringatan</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Catatan</translation>
        </message>
        <message>
            <source>1 error</source>
            <translation>1 kesalahan</translation>
        </message>
        <message>
            <source>%1 errors</source>
            <translation>%1 kesalahan</translation>
        </message>
        <message>
            <source>1 warning</source>
            <translation>1 peringatan</translation>
        </message>
        <message>
            <source>%1 warnings</source>
            <translation>%1 peringatan</translation>
        </message>
        <message>
            <source>1 note</source>
            <translation>1 catatan</translation>
        </message>
        <message>
            <source>%1 notes</source>
            <translation>%1 catatan</translation>
        </message>
        <message>
            <source>No problems</source>
            <translation>Tidak ada masalah</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Letak</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Yang salah</translation>
        </message>
        <message>
            <source>Where in the document</source>
            <translation>Letak dalam dokumen</translation>
        </message>
        <message>
            <source>%1/mo</source>
            <translation>%1/bln</translation>
        </message>
        <message>
            <source>%1 of the limit in use</source>
            <translation>%1 dari batas terpakai</translation>
        </message>
        <message>
            <source>1 design</source>
            <translation>1 desain</translation>
        </message>
        <message>
            <source>%1 designs</source>
            <translation>%1 desain</translation>
        </message>
        <message>
            <source>1 replication</source>
            <translation>1 replikasi</translation>
        </message>
        <message>
            <source>%1 replications</source>
            <translation>%1 replikasi</translation>
        </message>
        <message>
            <source>%1 / month</source>
            <translation>%1 / bulan</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>dihentikan</translation>
        </message>
        <message>
            <source>%1 requests</source>
            <translation>%1 permintaan</translation>
        </message>
        <message>
            <source>a run takes about %1</source>
            <translation>simulasi memerlukan kira-kira %1</translation>
        </message>
        <message>
            <source>running, %1</source>
            <translation>berjalan, %1</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>sisa %1</translation>
        </message>
        <message>
            <source>stopped after %1 · partial results</source>
            <translation>dihentikan setelah %1 · hasil sebagian</translation>
        </message>
        <message>
            <source>finished in %1</source>
            <translation>selesai dalam %1</translation>
        </message>
        <message>
            <source>Region %1</source>
            <translation>Wilayah %1</translation>
        </message>
        <message>
            <source>Prices %1, %2</source>
            <translation>Harga %1, %2</translation>
        </message>
        <message>
            <source>&lt;b&gt;Headroom %1&lt;/b&gt;&lt;p&gt;What will this serverless design cost, how fast will it be, where will it break, and which design is best?&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Charts by QCustomPlot, windows by Qt %2.&lt;/p&gt;</source>
            <translation>&lt;b&gt;Headroom %1&lt;/b&gt;&lt;p&gt;Berapa biaya desain nirserver ini, seberapa cepat, di mana ia akan gagal, dan desain mana yang terbaik?&lt;/p&gt;&lt;p&gt;Perangkat lunak bebas di bawah GNU General Public License versi 3 atau yang lebih baru. Grafik oleh QCustomPlot, jendela oleh Qt %2.&lt;/p&gt;</translation>
        </message>
        <message>
            <source>Workload</source>
            <translation>Beban kerja</translation>
        </message>
        <message>
            <source>Objective</source>
            <translation>Sasaran</translation>
        </message>
        <message>
            <source>Help: %1</source>
            <translation>Bantuan: %1</translation>
        </message>
        <message>
            <source>the account</source>
            <translation>akun</translation>
        </message>
        <message>
            <source>%1 others</source>
            <translation>%1 lainnya</translation>
        </message>
        <message>
            <source>no workload: %1</source>
            <translation>tanpa beban kerja: %1</translation>
        </message>
        <message>
            <source>What Headroom does</source>
            <translation>Yang dilakukan Headroom</translation>
        </message>
        <message>
            <source>Guide</source>
            <translation>Panduan</translation>
        </message>
        <message>
            <source>Model cards</source>
            <translation>Kartu model</translation>
        </message>
        <message>
            <source>Format of scenarios</source>
            <translation>Format skenario</translation>
        </message>
        <message>
            <source>in Properties</source>
            <translation>di Properties</translation>
        </message>
        <message>
            <source>in Behavior</source>
            <translation>di Behavior</translation>
        </message>
        <message>
            <source>required</source>
            <translation>wajib</translation>
        </message>
        <message>
            <source>default %1</source>
            <translation>bawaan %1</translation>
        </message>
        <message>
            <source> (a guess)</source>
            <translation> (tebakan)</translation>
        </message>
        <message>
            <source>See [distributions](format/distributions).</source>
            <translation>Lihat [distribusi](format/distributions).</translation>
        </message>
        <message>
            <source>How it behaves: its [model card](%1).</source>
            <translation>Perilakunya: [kartu model](%1).</translation>
        </message>
        <message>
            <source>Refused: not modelled yet</source>
            <translation>Ditolak: belum dimodelkan</translation>
        </message>
        <message>
            <source>Accepted, without effect</source>
            <translation>Diterima, tanpa pengaruh</translation>
        </message>
        <message>
            <source>Sections and other keys</source>
            <translation>Bagian dan kunci lain</translation>
        </message>
        <message>
            <source>Distributions</source>
            <translation>Distribusi</translation>
        </message>
        <message>
            <source>Arrival processes</source>
            <translation>Proses kedatangan</translation>
        </message>
        <message>
            <source>Cost a month</source>
            <translation>Biaya per bulan</translation>
        </message>
        <message>
            <source>%1 over %2</source>
            <translation>%1 terhadap %2</translation>
        </message>
        <message>
            <source>%1 is lower to the right of the crossing</source>
            <translation>%1 lebih rendah di kanan titik potong</translation>
        </message>
        <message>
            <source>they do not cross here: %1 is lower all along</source>
            <translation>keduanya tidak berpotongan di sini: %1 lebih rendah di sepanjang rentang</translation>
        </message>
        <message>
            <source>What gives way, and at which traffic</source>
            <translation>Yang menyerah, dan pada lalu lintas berapa</translation>
        </message>
        <message>
            <source>times today's busiest minute; what can be lifted is lifted before going on</source>
            <translation>kali menit tersibuk hari ini; yang dapat dinaikkan dinaikkan sebelum melanjutkan</translation>
        </message>
        <message>
            <source>each input alone from its 5 % to its 95 % point, the others at their likely values</source>
            <translation>tiap masukan sendiri dari titik 5 % ke titik 95 %, yang lain pada nilai mungkinnya</translation>
        </message>
        <message>
            <source>What moves the cost</source>
            <translation>Yang menggerakkan biaya</translation>
        </message>
        <message>
            <source>What moves the p99 of %1</source>
            <translation>Yang menggerakkan p99 dari %1</translation>
        </message>
        <message>
            <source>%1 down, %2 across</source>
            <translation>%1 ke bawah, %2 mendatar</translation>
        </message>
        <message>
            <source>mean over the replications</source>
            <translation>rata-rata atas replikasi</translation>
        </message>
        <message>
            <source>Cost against the p99 of %1</source>
            <translation>Biaya terhadap p99 dari %1</translation>
        </message>
        <message>
            <source>USD a month, %1; the line joins what no design that was tried beats</source>
            <translation>USD per bulan, %1; garis menghubungkan yang tak terkalahkan oleh desain yang dicoba</translation>
        </message>
        <message>
            <source> · in %1</source>
            <translation> · dalam %1</translation>
        </message>
        <message>
            <source>never entered</source>
            <translation>tidak pernah dimasuki</translation>
        </message>
        <message>
            <source>failed %1</source>
            <translation>gagal %1</translation>
        </message>
        <message>
            <source>entered %1 times, mean %2, failed %3, %4 retries</source>
            <translation>dimasuki %1 kali, rata-rata %2, gagal %3, %4 percobaan ulang</translation>
        </message>
        <message>
            <source>, on the hot path</source>
            <translation>, di jalur panas</translation>
        </message>
        <message>
            <source>parameters: %1</source>
            <translation>parameter: %1</translation>
        </message>
        <message>
            <source>all designs</source>
            <translation>semua desain</translation>
        </message>
        <message>
            <source>rule %1</source>
            <translation>aturan %1</translation>
        </message>
        <message>
            <source>default</source>
            <translation>bawaan</translation>
        </message>
        <message>
            <source>next</source>
            <translation>berikutnya</translation>
        </message>
        <message>
            <source>caught: %1</source>
            <translation>tertangkap: %1</translation>
        </message>
        <message>
            <source>branch %1</source>
            <translation>cabang %1</translation>
        </message>
        <message>
            <source>each item</source>
            <translation>tiap butir</translation>
        </message>
        <message>
            <source>%1 objective %2</source>
            <translation>sasaran %1 %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>this design, %1</source>
            <translation>desain ini, %1</translation>
        </message>
        <message>
            <source>Breaking point</source>
            <translation>Titik patah</translation>
        </message>
        <message>
            <source>what gives way first when traffic rises, what next, and what helps</source>
            <translation>yang menyerah lebih dahulu saat lalu lintas naik, yang berikutnya, dan yang menolong</translation>
        </message>
        <message>
            <source>The traffic of this design is raised from its busiest minute until requests are refused or an objective is missed. What can be lifted then is lifted, and traffic is raised further.</source>
            <translation>Lalu lintas desain ini dinaikkan dari menit tersibuknya sampai permintaan ditolak atau sasaran tidak tercapai. Yang dapat dinaikkan lalu dinaikkan, dan lalu lintas dinaikkan lagi.</translation>
        </message>
        <message>
            <source>Find what breaks first</source>
            <translation>Cari yang pertama gagal</translation>
        </message>
        <message>
            <source>Break-even</source>
            <translation>Titik impas</translation>
        </message>
        <message>
            <source>where two designs cost or take the same, and where this one stands</source>
            <translation>di mana dua desain sama biaya atau waktunya, dan di mana desain ini berada</translation>
        </message>
        <message>
            <source>This design and another, or its own other side (a table on demand or provisioned, a function on x86 or arm), over a range of the traffic or of any other quantity.</source>
            <translation>Desain ini dan desain lain, atau sisi lainnya sendiri (tabel sesuai permintaan atau disediakan, fungsi pada x86 atau arm), sepanjang rentang lalu lintas atau besaran lain.</translation>
        </message>
        <message>
            <source>Find the crossing</source>
            <translation>Cari titik potong</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Masukan</translation>
        </message>
        <message>
            <source>which uncertain input moves the cost and the p99 most</source>
            <translation>masukan tak pasti mana yang paling menggerakkan biaya dan p99</translation>
        </message>
        <message>
            <source>Each uncertain quantity, and each default that is a guess, is moved over its range on its own: the widest bars are what is worth measuring.</source>
            <translation>Tiap besaran yang tak pasti, dan tiap nilai bawaan yang merupakan tebakan, digerakkan sendiri-sendiri sepanjang rentangnya: batang terlebar adalah yang layak diukur.</translation>
        </message>
        <message>
            <source>Vary the inputs</source>
            <translation>Variasikan masukan</translation>
        </message>
        <message>
            <source>Sweep</source>
            <translation>Sapuan</translation>
        </message>
        <message>
            <source>cost and latency over one or two things that are varied</source>
            <translation>biaya dan latensi terhadap satu atau dua hal yang divariasikan</translation>
        </message>
        <message>
            <source>Every combination of the values is simulated on the same random numbers: one axis gives lines, two a map.</source>
            <translation>Setiap kombinasi nilai disimulasikan dengan bilangan acak yang sama: satu sumbu menghasilkan garis, dua sumbu menghasilkan peta.</translation>
        </message>
        <message>
            <source>Optimise</source>
            <translation>Optimalkan</translation>
        </message>
        <message>
            <source>the cheapest or fastest combination that meets the objectives</source>
            <translation>kombinasi termurah atau tercepat yang memenuhi sasaran</translation>
        </message>
        <message>
            <source>The combinations are searched, the promising ones raced against each other over all replications. The objectives of the scenario must hold.</source>
            <translation>Kombinasi-kombinasi ditelusuri, yang menjanjikan diadu pada semua replikasi. Sasaran skenario harus dipenuhi.</translation>
        </message>
        <message>
            <source>Find the best</source>
            <translation>Cari yang terbaik</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>diharapkan</translation>
        </message>
        <message>
            <source> · mean %1, busiest %2, %3 in all</source>
            <translation> · rata-rata %1, tersibuk %2, seluruhnya %3</translation>
        </message>
        <message>
            <source> · at most, if requests took no time</source>
            <translation> · paling banyak, bila permintaan tidak memakan waktu</translation>
        </message>
        <message>
            <source> · connections</source>
            <translation> · sambungan</translation>
        </message>
        <message>
            <source>Guess</source>
            <translation>Tebakan</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Bawaan</translation>
        </message>
        <message>
            <source>No guesses</source>
            <translation>Tidak ada tebakan</translation>
        </message>
        <message>
            <source>1 guess</source>
            <translation>1 tebakan</translation>
        </message>
        <message>
            <source>%1 guesses</source>
            <translation>%1 tebakan</translation>
        </message>
        <message>
            <source>Step %1: %2</source>
            <translation>Langkah %1: %2</translation>
        </message>
        <message>
            <source>Arrivals: </source>
            <translation>Kedatangan: </translation>
        </message>
        <message>
            <source>Arrivals</source>
            <translation>Kedatangan</translation>
        </message>
        <message>
            <source>Event</source>
            <translation>Peristiwa</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Properti</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Permintaan</translation>
        </message>
        <message>
            <source>Simulation, of all designs</source>
            <translation>Simulasi, untuk semua desain</translation>
        </message>
        <message>
            <source>Billing</source>
            <translation>Penagihan</translation>
        </message>
        <message>
            <source>Range: </source>
            <translation>Rentang: </translation>
        </message>
        <message>
            <source>Default: </source>
            <translation>Bawaan: </translation>
        </message>
        <message>
            <source>Source: </source>
            <translation>Sumber: </translation>
        </message>
        <message>
            <source> MB</source>
            <translation> MB</translation>
        </message>
        <message>
            <source>1 route</source>
            <translation>1 rute</translation>
        </message>
        <message>
            <source>%1 routes</source>
            <translation>%1 rute</translation>
        </message>
        <message>
            <source>arm64 </source>
            <translation>arm64 </translation>
        </message>
        <message>
            <source>on-demand</source>
            <translation>sesuai permintaan</translation>
        </message>
        <message>
            <source>workload · </source>
            <translation>beban kerja · </translation>
        </message>
        <message>
            <source> at once</source>
            <translation> serentak</translation>
        </message>
        <message>
            <source>Share of the bill</source>
            <translation>Bagian tagihan</translation>
        </message>
        <message>
            <source>Offered</source>
            <translation>Ditawarkan</translation>
        </message>
        <message>
            <source>Succeeded</source>
            <translation>Berhasil</translation>
        </message>
        <message>
            <source>Throttled</source>
            <translation>Dibatasi</translation>
        </message>
        <message>
            <source>Timed out</source>
            <translation>Habis waktu</translation>
        </message>
        <message>
            <source>Still in flight</source>
            <translation>Masih berlangsung</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Percobaan</translation>
        </message>
        <message>
            <source>Error rate</source>
            <translation>Tingkat kesalahan</translation>
        </message>
        <message>
            <source>Windows that met it</source>
            <translation>Jendela yang memenuhinya</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Nilai</translation>
        </message>
        <message>
            <source> to </source>
            <translation> sampai </translation>
        </message>
        <message>
            <source>95 % interval</source>
            <translation>selang 95 %</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Jendela</translation>
        </message>
        <message>
            <source>Windows wanted</source>
            <translation>Jendela yang diminta</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Batas</translation>
        </message>
        <message>
            <source>, %1 kinds of request</source>
            <translation>, %1 jenis permintaan</translation>
        </message>
        <message>
            <source>workload</source>
            <translation>beban kerja</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Sasaran panggilan</translation>
        </message>
        <message>
            <source>Timeout</source>
            <translation>Batas waktu</translation>
        </message>
        <message>
            <source>objective</source>
            <translation>sasaran</translation>
        </message>
        <message>
            <source>never</source>
            <translation>tidak pernah</translation>
        </message>
        <message>
            <source>%1 times</source>
            <translation>%1 kali</translation>
        </message>
        <message>
            <source>after </source>
            <translation>setelah </translation>
        </message>
        <message>
            <source>event</source>
            <translation>peristiwa</translation>
        </message>
        <message>
            <source>Designs</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>base</source>
            <translation>dasar</translation>
        </message>
        <message>
            <source>design</source>
            <translation>desain</translation>
        </message>
        <message>
            <source>Resources</source>
            <translation>Sumber daya</translation>
        </message>
        <message>
            <source>Workloads</source>
            <translation>Beban kerja</translation>
        </message>
        <message>
            <source>Objectives</source>
            <translation>Sasaran</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Peristiwa</translation>
        </message>
        <message>
            <source>met</source>
            <translation>tercapai</translation>
        </message>
        <message>
            <source>missed</source>
            <translation>tidak tercapai</translation>
        </message>
        <message>
            <source>undecided</source>
            <translation>belum pasti</translation>
        </message>
        <message>
            <source>%1 · %2 · seed %3</source>
            <translation>%1 · %2 · benih %3</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::AnswerView</name>
        <message>
            <source>Answer</source>
            <translation>Jawaban</translation>
        </message>
        <message>
            <source>In figures</source>
            <translation>Dalam angka</translation>
        </message>
        <message>
            <source>To know</source>
            <translation>Perlu diketahui</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::AssumptionTable</name>
        <message>
            <source>Assumptions</source>
            <translation>Asumsi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Banner</name>
        <message>
            <source>and %1 more</source>
            <translation>dan %1 lagi</translation>
        </message>
        <message>
            <source>Notes on this run</source>
            <translation>Catatan tentang simulasi ini</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::BillPage</name>
        <message>
            <source>Not priced</source>
            <translation>Tanpa harga</translation>
        </message>
        <message>
            <source>not in the total</source>
            <translation>tidak termasuk jumlah</translation>
        </message>
        <message>
            <source>Line items</source>
            <translation>Rincian tagihan</translation>
        </message>
        <message>
            <source>for a month, by service</source>
            <translation>untuk sebulan, menurut layanan</translation>
        </message>
        <message>
            <source>Per month</source>
            <translation>Per bulan</translation>
        </message>
        <message>
            <source>not priced</source>
            <translation>tanpa harga</translation>
        </message>
        <message>
            <source>inputs %1 to %2</source>
            <translation>masukan %1 sampai %2</translation>
        </message>
        <message>
            <source>no interval</source>
            <translation>tanpa selang</translation>
        </message>
        <message>
            <source>Per million requests</source>
            <translation>Per sejuta permintaan</translation>
        </message>
        <message>
            <source>of the workloads</source>
            <translation>dari beban kerja</translation>
        </message>
        <message>
            <source>List prices of %1 as of %2, free tier: %3. Lines are means over %4; they add up to the total exactly.</source>
            <translation>Harga resmi %1 per %2, tingkat gratis: %3. Tiap baris adalah rata-rata atas %4; jumlahnya tepat sama dengan total.</translation>
        </message>
        <message>
            <source>one replication</source>
            <translation>satu replikasi</translation>
        </message>
        <message>
            <source>%1 replications</source>
            <translation>%1 replikasi</translation>
        </message>
        <message>
            <source>Who causes the bill</source>
            <translation>Penyebab tagihan</translation>
        </message>
        <message>
            <source>Shares by</source>
            <translation>Bagian menurut</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Layanan</translation>
        </message>
        <message>
            <source>Resource</source>
            <translation>Sumber daya</translation>
        </message>
        <message>
            <source>Workload</source>
            <translation>Beban kerja</translation>
        </message>
        <message>
            <source>The bill as areas: services, inside them their resources</source>
            <translation>Tagihan sebagai luas bidang: layanan, di dalamnya sumber dayanya</translation>
        </message>
        <message>
            <source>not known of this result</source>
            <translation>tidak diketahui untuk hasil ini</translation>
        </message>
        <message>
            <source>The mean over months, with its 95 % interval.</source>
            <translation>Rata-rata atas bulan-bulan, dengan selang 95 %.</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 sampai %2</translation>
        </message>
        <message>
            <source>A single month</source>
            <translation>Satu bulan</translation>
        </message>
        <message>
            <source>19 months in 20</source>
            <translation>19 dari 20 bulan</translation>
        </message>
        <message>
            <source>One month differs from the mean by its own chance: where a bill will be.</source>
            <translation>Satu bulan berbeda dari rata-rata karena kebetulannya sendiri: di sinilah tagihan akan berada.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CauseBars</name>
        <message>
            <source>mean</source>
            <translation>rata-rata</translation>
        </message>
        <message>
            <source>of requests</source>
            <translation>dari permintaan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CausesCard</name>
        <message>
            <source>&amp;Typical request</source>
            <translation>Permintaan &amp;khas</translation>
        </message>
        <message>
            <source>Shows how one typical request of this band went, step by step</source>
            <translation>Menunjukkan langkah demi langkah satu permintaan khas pada rentang ini</translation>
        </message>
        <message>
            <source>Too few requests to explain a percentile.</source>
            <translation>Permintaan terlalu sedikit untuk menjelaskan sebuah persentil.</translation>
        </message>
        <message>
            <source>What makes the latency</source>
            <translation>Penyebab latensi</translation>
        </message>
        <message>
            <source>What makes the %1 of %2</source>
            <translation>Penyebab %1 dari %2</translation>
        </message>
        <message>
            <source>a typical request of %1</source>
            <translation>permintaan khas sebesar %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 sampai %2</translation>
        </message>
        <message>
            <source>%1 requests between %2 and %3</source>
            <translation>%1 permintaan antara %2 dan %3</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CommandPalette</name>
        <message>
            <source>Nothing that can be done now is called that.</source>
            <translation>Tidak ada yang dapat dilakukan sekarang dengan nama itu.</translation>
        </message>
        <message>
            <source>Command, resource or page</source>
            <translation>Perintah, sumber daya, atau halaman</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Perintah</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Commands</name>
        <message>
            <source>&amp;Help</source>
            <translation>Ban&amp;tuan</translation>
        </message>
        <message>
            <source>&amp;About Headroom</source>
            <translation>&amp;Tentang Headroom</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Berkas</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;Buka…</translation>
        </message>
        <message>
            <source>Open &amp;Recent</source>
            <translation>Buka yang Te&amp;rakhir</translation>
        </message>
        <message>
            <source>Open an &amp;Example</source>
            <translation>Buka &amp;Contoh</translation>
        </message>
        <message>
            <source>&amp;Import Templates…</source>
            <translation>&amp;Impor Templat…</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Simpan</translation>
        </message>
        <message>
            <source>Save &amp;As…</source>
            <translation>Simpan Seb&amp;agai…</translation>
        </message>
        <message>
            <source>&amp;Export Report…</source>
            <translation>&amp;Ekspor Laporan…</translation>
        </message>
        <message>
            <source>Re&amp;load</source>
            <translation>&amp;Muat Ulang</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Keluar</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Sunting</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Urungkan</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>U&amp;langi</translation>
        </message>
        <message>
            <source>&amp;New Design From This One…</source>
            <translation>Desain &amp;Baru dari Desain Ini…</translation>
        </message>
        <message>
            <source>Next &amp;Problem</source>
            <translation>Masalah &amp;Berikutnya</translation>
        </message>
        <message>
            <source>Pre&amp;vious Problem</source>
            <translation>Masalah &amp;Sebelumnya</translation>
        </message>
        <message>
            <source>&amp;Go to Line…</source>
            <translation>&amp;Ke Baris…</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Jalankan</translation>
        </message>
        <message>
            <source>Simulates every design</source>
            <translation>Menyimulasikan setiap desain</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>&amp;Hentikan</translation>
        </message>
        <message>
            <source>Ends the run and shows what is finished</source>
            <translation>Mengakhiri simulasi dan menampilkan yang sudah selesai</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Jeda</translation>
        </message>
        <message>
            <source>Holds the run, or lets it go on</source>
            <translation>Menahan simulasi, atau melanjutkannya</translation>
        </message>
        <message>
            <source>&amp;Earlier Runs</source>
            <translation>Simulasi S&amp;ebelumnya</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Tampilan</translation>
        </message>
        <message>
            <source>&amp;Diagram</source>
            <translation>&amp;Diagram</translation>
        </message>
        <message>
            <source>&amp;Traffic</source>
            <translation>&amp;Lalu Lintas</translation>
        </message>
        <message>
            <source>&amp;Results</source>
            <translation>&amp;Hasil</translation>
        </message>
        <message>
            <source>&amp;Bill</source>
            <translation>&amp;Tagihan</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>&amp;Bandingkan</translation>
        </message>
        <message>
            <source>&amp;Source</source>
            <translation>&amp;Sumber</translation>
        </message>
        <message>
            <source>&amp;Problems</source>
            <translation>&amp;Masalah</translation>
        </message>
        <message>
            <source>&amp;Assumptions</source>
            <translation>&amp;Asumsi</translation>
        </message>
        <message>
            <source>Zoom &amp;In on Time</source>
            <translation>Per&amp;besar Waktu</translation>
        </message>
        <message>
            <source>Zoom &amp;Out</source>
            <translation>Per&amp;kecil</translation>
        </message>
        <message>
            <source>Show &amp;All Time</source>
            <translation>Tampilkan Semu&amp;a Waktu</translation>
        </message>
        <message>
            <source>T&amp;heme</source>
            <translation>&amp;Tema</translation>
        </message>
        <message>
            <source>As the &amp;System</source>
            <translation>Mengikuti &amp;Sistem</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Terang</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Gelap</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Bahasa</translation>
        </message>
        <message>
            <source>&amp;Contents</source>
            <translation>&amp;Isi</translation>
        </message>
        <message>
            <source>&amp;Tour of the Window</source>
            <translation>&amp;Tur Jendela</translation>
        </message>
        <message>
            <source>Find a Co&amp;mmand…</source>
            <translation>Cari &amp;Perintah…</translation>
        </message>
        <message>
            <source>Re&amp;gion and Quotas…</source>
            <translation>Wila&amp;yah dan Kuota…</translation>
        </message>
        <message>
            <source>Add an &amp;Objective</source>
            <translation>Tambah &amp;Sasaran</translation>
        </message>
        <message>
            <source>Add an &amp;Event</source>
            <translation>Tambah &amp;Peristiwa</translation>
        </message>
        <message>
            <source>&amp;Breaking point</source>
            <translation>&amp;Titik patah</translation>
        </message>
        <message>
            <source>Brea&amp;k-even</source>
            <translation>Titik &amp;impas</translation>
        </message>
        <message>
            <source>&amp;Inputs</source>
            <translation>&amp;Masukan</translation>
        </message>
        <message>
            <source>S&amp;weep</source>
            <translation>&amp;Sapuan</translation>
        </message>
        <message>
            <source>&amp;Optimise</source>
            <translation>&amp;Optimalkan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CompareArea</name>
        <message>
            <source>Designs</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>What to compare by</source>
            <translation>Dasar perbandingan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ComparePage</name>
        <message>
            <source>Designs</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>Cost against p99</source>
            <translation>Biaya terhadap p99</translation>
        </message>
        <message>
            <source>What differs</source>
            <translation>Yang berbeda</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Bandingkan</translation>
        </message>
        <message>
            <source>latency of %1; coloured where better or worse than the first</source>
            <translation>latensi %1; berwarna bila lebih baik atau lebih buruk daripada yang pertama</translation>
        </message>
        <message>
            <source>USD a month, %1; the line joins what no other design beats</source>
            <translation>USD per bulan, %1; garis menghubungkan desain yang tak terkalahkan</translation>
        </message>
        <message>
            <source>This scenario has one design. Change something and choose Edit, New Design From This One to compare it with another.</source>
            <translation>Skenario ini hanya memiliki satu desain. Ubah sesuatu lalu pilih Sunting, Desain Baru dari Desain Ini untuk membandingkannya.</translation>
        </message>
        <message>
            <source>All designs faced the same random numbers. A figure is better or worse when the 95 % interval of its difference leaves out zero and the difference is more than 1 %.</source>
            <translation>Semua desain menghadapi bilangan acak yang sama. Suatu angka lebih baik atau lebih buruk bila selang 95 % dari selisihnya tidak memuat nol dan selisihnya lebih dari 1 %.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::CoverDialog</name>
        <message>
            <source>Export a report</source>
            <translation>Ekspor laporan</translation>
        </message>
        <message>
            <source>for instance: draft 2</source>
            <translation>misalnya: konsep 2</translation>
        </message>
        <message>
            <source>&amp;Client</source>
            <translation>&amp;Klien</translation>
        </message>
        <message>
            <source>&amp;Author</source>
            <translation>&amp;Penulis</translation>
        </message>
        <message>
            <source>&amp;Version</source>
            <translation>&amp;Versi</translation>
        </message>
        <message>
            <source>Choose the &amp;file…</source>
            <translation>Pilih &amp;berkas…</translation>
        </message>
        <message>
            <source>What stands on the cover; what is empty is left out.</source>
            <translation>Yang tertulis di sampul; yang kosong tidak dicantumkan.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DensityView</name>
        <message>
            <source>Distribution</source>
            <translation>Distribusi</translation>
        </message>
        <message>
            <source>The axis is logarithmic.</source>
            <translation>Sumbunya logaritmik.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DesignActions</name>
        <message>
            <source>This file cannot be changed here.</source>
            <translation>Berkas ini tidak dapat diubah di sini.</translation>
        </message>
        <message>
            <source>changing %1</source>
            <translation>mengubah %1</translation>
        </message>
        <message>
            <source>resetting %1</source>
            <translation>mengembalikan %1</translation>
        </message>
        <message>
            <source>moving in the diagram</source>
            <translation>memindahkan dalam diagram</translation>
        </message>
        <message>
            <source>arranging the diagram</source>
            <translation>menata diagram</translation>
        </message>
        <message>
            <source>adding</source>
            <translation>menambahkan</translation>
        </message>
        <message>
            <source>duplicating %1</source>
            <translation>menggandakan %1</translation>
        </message>
        <message>
            <source>removing %1</source>
            <translation>menghapus %1</translation>
        </message>
        <message>
            <source>connecting %1 to %2</source>
            <translation>menghubungkan %1 ke %2</translation>
        </message>
        <message>
            <source>adding a design</source>
            <translation>menambahkan desain</translation>
        </message>
        <message>
            <source>removing an event</source>
            <translation>menghapus peristiwa</translation>
        </message>
        <message>
            <source>removing an objective</source>
            <translation>menghapus sasaran</translation>
        </message>
        <message>
            <source>adding an objective</source>
            <translation>menambahkan sasaran</translation>
        </message>
        <message>
            <source>adding an event</source>
            <translation>menambahkan peristiwa</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DiagramPage</name>
        <message>
            <source>+ Add</source>
            <translation>+ Tambah</translation>
        </message>
        <message>
            <source>Adds a resource or a workload</source>
            <translation>Menambahkan sumber daya atau beban kerja</translation>
        </message>
        <message>
            <source>Connect to</source>
            <translation>Hubungkan ke</translation>
        </message>
        <message>
            <source>Lets what is chosen call another resource</source>
            <translation>Membuat yang dipilih memanggil sumber daya lain</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Gandakan</translation>
        </message>
        <message>
            <source>A copy of what is chosen (Ctrl+D)</source>
            <translation>Salinan dari yang dipilih (Ctrl+D)</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Hapus</translation>
        </message>
        <message>
            <source>Takes out what is chosen and the calls to it (Delete)</source>
            <translation>Menghapus yang dipilih beserta panggilan kepadanya (Delete)</translation>
        </message>
        <message>
            <source>Arrange</source>
            <translation>Tata</translation>
        </message>
        <message>
            <source>Forgets where boxes were put and arranges them anew</source>
            <translation>Melupakan letak kotak dan menatanya kembali</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Paskan</translation>
        </message>
        <message>
            <source>Shows all of the diagram (0)</source>
            <translation>Menampilkan seluruh diagram (0)</translation>
        </message>
        <message>
            <source>estimate from mean rates</source>
            <translation>perkiraan dari laju rata-rata</translation>
        </message>
        <message>
            <source>States</source>
            <translation>Keadaan</translation>
        </message>
        <message>
            <source>Opens the state machine that is chosen as a graph of its own (Enter)</source>
            <translation>Membuka mesin keadaan yang dipilih sebagai graf tersendiri (Enter)</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::DiagramView</name>
        <message>
            <source>Diagram</source>
            <translation>Diagram</translation>
        </message>
        <message>
            <source>%1 calls %2: %3 %4</source>
            <translation>%1 memanggil %2: %3 %4</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Drawer</name>
        <message>
            <source>Close</source>
            <translation>Tutup</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Masalah</translation>
        </message>
        <message>
            <source>Assumptions: what the file does not say</source>
            <translation>Asumsi: yang tidak disebutkan berkas</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::FieldForm</name>
        <message>
            <source>Show all settings</source>
            <translation>Tampilkan semua setelan</translation>
        </message>
        <message>
            <source>Show only what is given</source>
            <translation>Tampilkan hanya yang diberikan</translation>
        </message>
        <message>
            <source>Show %1 more settings</source>
            <translation>Tampilkan %1 setelan lagi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::FieldRow</name>
        <message>
            <source>not given</source>
            <translation>tidak diberikan</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Kembalikan</translation>
        </message>
        <message>
            <source>Reset %1</source>
            <translation>Kembalikan %1</translation>
        </message>
        <message>
            <source>%1 (default)</source>
            <translation>%1 (bawaan)</translation>
        </message>
        <message>
            <source>Edit in the source</source>
            <translation>Sunting di sumber</translation>
        </message>
        <message>
            <source>Not given</source>
            <translation>Tidak diberikan</translation>
        </message>
        <message>
            <source>%1 in the source</source>
            <translation>%1 di sumber</translation>
        </message>
        <message>
            <source>changed here</source>
            <translation>diubah di sini</translation>
        </message>
        <message>
            <source>a guess</source>
            <translation>tebakan</translation>
        </message>
        <message>
            <source>This design says something else than the file's first one.</source>
            <translation>Desain ini berbeda dari desain pertama dalam berkas.</translation>
        </message>
        <message>
            <source>AWS publishes nothing: this default is a guess.</source>
            <translation>AWS tidak menerbitkannya: nilai bawaan ini adalah tebakan.</translation>
        </message>
        <message>
            <source>Back to what the file says for all designs</source>
            <translation>Kembali ke yang disebutkan berkas untuk semua desain</translation>
        </message>
        <message>
            <source>Back to the default: %1</source>
            <translation>Kembali ke bawaan: %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::HelpBrowser</name>
        <message>
            <source>Page</source>
            <translation>Halaman</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::HelpWindow</name>
        <message>
            <source>Contents</source>
            <translation>Isi</translation>
        </message>
        <message>
            <source>‹ Back</source>
            <translation>‹ Kembali</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Kembali</translation>
        </message>
        <message>
            <source>Forward ›</source>
            <translation>Maju ›</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Maju</translation>
        </message>
        <message>
            <source>Headroom help</source>
            <translation>Bantuan Headroom</translation>
        </message>
        <message>
            <source>Search (Ctrl+F)</source>
            <translation>Cari (Ctrl+F)</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cari</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ImportDialog</name>
        <message>
            <source>Import</source>
            <translation>Impor</translation>
        </message>
        <message>
            <source>What became of the files</source>
            <translation>Hasil dari berkas-berkas</translation>
        </message>
        <message>
            <source>&amp;Save and open…</source>
            <translation>&amp;Simpan dan buka…</translation>
        </message>
        <message>
            <source>Durations, sizes and traffic stand in no template: they are assumed, with ranges, and listed as guesses in the window. Proposed calls follow from permissions and environment variables; look at them before the first run.</source>
            <translation>Durasi, ukuran, dan lalu lintas tidak ada dalam templat mana pun: semuanya diasumsikan dengan rentang dan tercantum sebagai tebakan di jendela. Panggilan yang diusulkan berasal dari izin dan variabel lingkungan; periksalah sebelum simulasi pertama.</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Wilayah</translation>
        </message>
        <message numerus="yes">
            <source>Reading %n file(s)…</source>
            <translation>
                <numerusform>Membaca %n berkas…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This cannot be imported: %n error(s)</source>
            <translation>
                <numerusform>Tidak dapat diimpor: %n kesalahan</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::LatencyCard</name>
        <message>
            <source>Latency of</source>
            <translation>Latensi dari</translation>
        </message>
        <message>
            <source>Latency by percentile</source>
            <translation>Latensi menurut persentil</translation>
        </message>
        <message>
            <source>nothing was measured</source>
            <translation>tidak ada yang terukur</translation>
        </message>
        <message>
            <source>Latency by percentile of %1</source>
            <translation>Latensi menurut persentil dari %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::LivePage</name>
        <message>
            <source>Running</source>
            <translation>Berjalan</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Kemajuan</translation>
        </message>
        <message>
            <source>Running, %1</source>
            <translation>Berjalan, %1</translation>
        </message>
        <message>
            <source>working out how long it takes</source>
            <translation>memperkirakan lamanya</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>sisa %1</translation>
        </message>
        <message>
            <source>%1 so far</source>
            <translation>%1 sejauh ini</translation>
        </message>
        <message>
            <source>%1, first replication: %2 of %3 simulated</source>
            <translation>%1, replikasi pertama: %2 dari %3 tersimulasi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::MainWindow</name>
        <message>
            <source>changes that had not been saved are back; Undo takes them away</source>
            <translation>perubahan yang belum disimpan telah dipulihkan; Urungkan akan membatalkannya</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>dijeda</translation>
        </message>
        <message>
            <source>going back to an earlier run</source>
            <translation>kembali ke simulasi sebelumnya</translation>
        </message>
        <message>
            <source>Stopped before anything was finished</source>
            <translation>Dihentikan sebelum ada yang selesai</translation>
        </message>
        <message>
            <source>The run failed</source>
            <translation>Simulasi gagal</translation>
        </message>
        <message>
            <source>stopped; results of the run before</source>
            <translation>dihentikan; hasil dari simulasi sebelumnya</translation>
        </message>
        <message>
            <source>the file has changed since the run</source>
            <translation>berkas telah berubah sejak simulasi</translation>
        </message>
        <message>
            <source>Import templates</source>
            <translation>Impor templat</translation>
        </message>
        <message>
            <source>Templates, plans, answers (*.json *.yaml *.yml *.template);;All files (*)</source>
            <translation>Templat, rencana, jawaban (*.json *.yaml *.yml *.template);;Semua berkas (*)</translation>
        </message>
        <message>
            <source>Save the scenario</source>
            <translation>Simpan skenario</translation>
        </message>
        <message>
            <source>Scenarios (*.json)</source>
            <translation>Skenario (*.json)</translation>
        </message>
        <message>
            <source>Headroom</source>
            <translation>Headroom</translation>
        </message>
        <message>
            <source>The scenario was not written: %1.</source>
            <translation>Skenario tidak tertulis: %1.</translation>
        </message>
        <message>
            <source>Export the report</source>
            <translation>Ekspor laporan</translation>
        </message>
        <message>
            <source>The report was not written: %1.</source>
            <translation>Laporan tidak tertulis: %1.</translation>
        </message>
        <message>
            <source>report written: %1</source>
            <translation>laporan tertulis: %1</translation>
        </message>
        <message>
            <source>Scenarios (*.json *.yaml *.yml);;All files (*)</source>
            <translation>Skenario (*.json *.yaml *.yml);;Semua berkas (*)</translation>
        </message>
        <message>
            <source>Open a scenario</source>
            <translation>Buka skenario</translation>
        </message>
        <message>
            <source>The example could not be copied to %1.</source>
            <translation>Contoh tidak dapat disalin ke %1.</translation>
        </message>
        <message>
            <source>%1 was not saved: %2. The file on disk is as it was, and your changes are still here.</source>
            <translation>%1 tidak tersimpan: %2. Berkas di cakram tetap seperti semula, dan perubahan Anda masih ada di sini.</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>tersimpan</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>%1 memiliki perubahan yang belum disimpan.</translation>
        </message>
        <message>
            <source>%1[*] – Headroom</source>
            <translation>%1[*] – Headroom</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>Membaca %1</translation>
        </message>
        <message>
            <source>Large traces take a moment.</source>
            <translation>Rekaman besar memerlukan waktu sejenak.</translation>
        </message>
        <message>
            <source>changed on disk by somebody else; your changes are kept here</source>
            <translation>diubah pihak lain di cakram; perubahan Anda dipertahankan di sini</translation>
        </message>
        <message>
            <source>New design</source>
            <translation>Desain baru</translation>
        </message>
        <message>
            <source>Name of the design:</source>
            <translation>Nama desain:</translation>
        </message>
        <message>
            <source>new design</source>
            <translation>desain baru</translation>
        </message>
        <message>
            <source>the language changes when Headroom is started again</source>
            <translation>bahasa berubah saat Headroom dijalankan lagi</translation>
        </message>
        <message>
            <source>About Headroom</source>
            <translation>Tentang Headroom</translation>
        </message>
        <message>
            <source>Go to line</source>
            <translation>Ke baris</translation>
        </message>
        <message>
            <source>Line:</source>
            <translation>Baris:</translation>
        </message>
        <message>
            <source>writing %1…</source>
            <translation>menulis %1…</translation>
        </message>
        <message>
            <source>The scenario</source>
            <translation>Skenario</translation>
        </message>
        <message>
            <source>Resources, the traffic that calls them, designs to compare and objectives that must hold. What you choose here is shown everywhere else.</source>
            <translation>Sumber daya, lalu lintas yang memanggilnya, desain untuk dibandingkan, dan sasaran yang harus dipenuhi. Yang Anda pilih di sini ditampilkan di semua tempat lain.</translation>
        </message>
        <message>
            <source>The diagram</source>
            <translation>Diagram</translation>
        </message>
        <message>
            <source>Drag to arrange, drag from one box to another to connect, add from the palette. After a run it shows where requests go and what is busy.</source>
            <translation>Seret untuk menata, seret dari satu kotak ke kotak lain untuk menghubungkan, tambahkan dari palet. Setelah simulasi, diagram menunjukkan ke mana permintaan mengalir dan apa yang sibuk.</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Properti</translation>
        </message>
        <message>
            <source>Every parameter of what is chosen, with its unit, range and source. Those marked as guesses are worth replacing with measurements. Undo takes back anything.</source>
            <translation>Setiap parameter dari yang dipilih, dengan satuan, rentang, dan sumbernya. Yang ditandai tebakan layak diganti dengan hasil pengukuran. Urungkan membatalkan apa pun.</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Jalankan</translation>
        </message>
        <message>
            <source>F5 simulates every request of every design. It can be paused and stopped, and you can go on editing.</source>
            <translation>F5 menyimulasikan setiap permintaan pada setiap desain. Simulasi dapat dijeda dan dihentikan, dan Anda dapat terus menyunting.</translation>
        </message>
        <message>
            <source>Results, Bill, Compare</source>
            <translation>Hasil, Tagihan, Bandingkan</translation>
        </message>
        <message>
            <source>Latency and its causes, what it costs line by line, designs side by side. Ctrl+K finds any command, F1 opens the help, Ctrl+E writes a report.</source>
            <translation>Latensi dan penyebabnya, biayanya baris demi baris, desain berdampingan. Ctrl+K mencari perintah apa pun, F1 membuka bantuan, Ctrl+E menulis laporan.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Minimap</name>
        <message>
            <source>Overview of the diagram</source>
            <translation>Ikhtisar diagram</translation>
        </message>
        <message>
            <source>Click or drag to go there</source>
            <translation>Klik atau seret untuk menuju ke sana</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::OpenScenario</name>
        <message>
            <source>reading the file again</source>
            <translation>membaca berkas kembali</translation>
        </message>
        <message>
            <source>recovering what was not saved</source>
            <translation>memulihkan yang belum disimpan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::OutlineView</name>
        <message>
            <source>Scenario</source>
            <translation>Skenario</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::PlanPage</name>
        <message>
            <source>Plan</source>
            <translation>Rencana</translation>
        </message>
        <message>
            <source>Earlier answers</source>
            <translation>Jawaban sebelumnya</translation>
        </message>
        <message>
            <source>Shows an earlier answer and its settings again</source>
            <translation>Menampilkan kembali jawaban sebelumnya beserta setelannya</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Kemajuan</translation>
        </message>
        <message>
            <source>%1 done</source>
            <translation>%1 selesai</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>sisa %1</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>the scenario has changed since this answer</source>
            <translation>skenario telah berubah sejak jawaban ini</translation>
        </message>
        <message>
            <source>Working on it</source>
            <translation>Sedang dikerjakan</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Tidak ada jawaban</translation>
        </message>
        <message>
            <source>Not asked yet</source>
            <translation>Belum ditanyakan</translation>
        </message>
        <message>
            <source>Nothing to ask yet</source>
            <translation>Belum ada yang ditanyakan</translation>
        </message>
        <message>
            <source>The scenario has problems. They are listed under Results.</source>
            <translation>Skenario bermasalah. Masalahnya tercantum di Hasil.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::PlanSettings</name>
        <message>
            <source>Designs</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>Whether other designs of the scenario take part</source>
            <translation>Apakah desain lain dari skenario ikut serta</translation>
        </message>
        <message>
            <source>Against</source>
            <translation>Terhadap</translation>
        </message>
        <message>
            <source>Another design, or what this one can be turned into</source>
            <translation>Desain lain, atau bentuk lain dari desain ini</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Angka</translation>
        </message>
        <message>
            <source>What is compared</source>
            <translation>Yang dibandingkan</translation>
        </message>
        <message>
            <source>Up to</source>
            <translation>Sampai</translation>
        </message>
        <message>
            <source>Traffic beyond is not looked at</source>
            <translation>Lalu lintas di atasnya tidak diperiksa</translation>
        </message>
        <message>
            <source>Take what holds over the uncertain inputs</source>
            <translation>Ambil yang tetap berlaku pada masukan tak pasti</translation>
        </message>
        <message>
            <source>Vary defaults that are guesses as well</source>
            <translation>Variasikan juga nilai bawaan yang merupakan tebakan</translation>
        </message>
        <message>
            <source>%1 times today's traffic</source>
            <translation>%1 kali lalu lintas hari ini</translation>
        </message>
        <message>
            <source>Vary</source>
            <translation>Variasikan</translation>
        </message>
        <message>
            <source>and</source>
            <translation>dan</translation>
        </message>
        <message>
            <source>This design</source>
            <translation>Desain ini</translation>
        </message>
        <message>
            <source>All designs</source>
            <translation>Semua desain</translation>
        </message>
        <message>
            <source>Least cost</source>
            <translation>Biaya terendah</translation>
        </message>
        <message>
            <source>Cost a month</source>
            <translation>Biaya per bulan</translation>
        </message>
        <message>
            <source>Least p99</source>
            <translation>p99 terendah</translation>
        </message>
        <message>
            <source>p99 of %1</source>
            <translation>p99 dari %1</translation>
        </message>
        <message>
            <source>%1 is varied above already.</source>
            <translation>%1 sudah divariasikan di atas.</translation>
        </message>
        <message>
            <source>about %1 runs, %2</source>
            <translation>kira-kira %1 simulasi, %2</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ProblemPage</name>
        <message>
            <source>A scenario runs once nothing in it is wrong. Double-click a line, or press Enter on it, to see its place in the source.</source>
            <translation>Skenario dapat dijalankan bila tidak ada yang salah. Klik ganda sebuah baris, atau tekan Enter, untuk melihat letaknya di sumber.</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Masalah</translation>
        </message>
        <message>
            <source>This file cannot be run: %1</source>
            <translation>Berkas ini tidak dapat dijalankan: %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ProblemTable</name>
        <message>
            <source>Problems</source>
            <translation>Masalah</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::PropertiesPanel</name>
        <message>
            <source>Properties</source>
            <translation>Properti</translation>
        </message>
        <message>
            <source>Select something in the tree to see its properties.</source>
            <translation>Pilih sesuatu di pohon untuk melihat propertinya.</translation>
        </message>
        <message>
            <source>Changes are this design's alone.</source>
            <translation>Perubahan hanya berlaku untuk desain ini.</translation>
        </message>
        <message>
            <source>This run</source>
            <translation>Simulasi ini</translation>
        </message>
        <message>
            <source>Remove this objective</source>
            <translation>Hapus sasaran ini</translation>
        </message>
        <message>
            <source>Remove this event</source>
            <translation>Hapus peristiwa ini</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ResultsPage</name>
        <message>
            <source>Results</source>
            <translation>Hasil</translation>
        </message>
        <message>
            <source>This run was stopped: the figures are of what was finished until then.</source>
            <translation>Simulasi ini dihentikan: angka berasal dari yang selesai sampai saat itu.</translation>
        </message>
        <message>
            <source>Nothing was measured.</source>
            <translation>Tidak ada yang terukur.</translation>
        </message>
        <message>
            <source>Causes are not recorded for %1.</source>
            <translation>Penyebab tidak dicatat untuk %1.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ScenarioText</name>
        <message>
            <source>typing</source>
            <translation>mengetik</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::SeriesCard</name>
        <message>
            <source>Ctrl+wheel zooms all charts, dragging moves them, a double click shows everything</source>
            <translation>Ctrl+roda memperbesar semua grafik, menyeret menggesernya, klik ganda menampilkan semuanya</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::ShareBar</name>
        <message>
            <source>Shares of the bill</source>
            <translation>Bagian tagihan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::SourcePage</name>
        <message>
            <source>Only the first %1 are shown.</source>
            <translation>Hanya %1 yang pertama ditampilkan.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::SourceView</name>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::StartPanel</name>
        <message>
            <source>What will this design cost, how fast will it be, where will it break?</source>
            <translation>Berapa biaya desain ini, seberapa cepat, dan di mana ia akan gagal?</translation>
        </message>
        <message>
            <source>Open a scenario: a file that describes the resources, their traffic and what must hold. Drop one here, or begin with an example.</source>
            <translation>Buka sebuah skenario: berkas yang menjelaskan sumber daya, lalu lintasnya, dan apa yang harus dipenuhi. Letakkan di sini, atau mulai dengan contoh.</translation>
        </message>
        <message>
            <source>&amp;Open a scenario…</source>
            <translation>&amp;Buka skenario…</translation>
        </message>
        <message>
            <source>&amp;Import templates…</source>
            <translation>&amp;Impor templat…</translation>
        </message>
        <message>
            <source>CloudFormation, SAM, CDK output, Terraform plans, answers of AWS's command line</source>
            <translation>CloudFormation, SAM, keluaran CDK, rencana Terraform, jawaban baris perintah AWS</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Contoh</translation>
        </message>
        <message>
            <source>Opened last</source>
            <translation>Terakhir dibuka</translation>
        </message>
        <message>
            <source>What examples and imported templates begin with</source>
            <translation>Nilai awal untuk contoh dan templat yang diimpor</translation>
        </message>
        <message>
            <source>Account: %1</source>
            <translation>Akun: %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::StatePanel</name>
        <message>
            <source>Progress</source>
            <translation>Kemajuan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::StatesPage</name>
        <message>
            <source>States</source>
            <translation>Keadaan</translation>
        </message>
        <message>
            <source>← Design</source>
            <translation>← Desain</translation>
        </message>
        <message>
            <source>Back to the design (Backspace)</source>
            <translation>Kembali ke desain (Backspace)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Paskan</translation>
        </message>
        <message>
            <source>1 state</source>
            <translation>1 keadaan</translation>
        </message>
        <message>
            <source>%1 states</source>
            <translation>%1 keadaan</translation>
        </message>
        <message>
            <source>%1; after a run: what each did</source>
            <translation>%1; setelah simulasi: yang dilakukan masing-masing</translation>
        </message>
        <message>
            <source>%1; the way that most executions take is marked</source>
            <translation>%1; jalur yang paling sering ditempuh eksekusi ditandai</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::StatusStrip</name>
        <message>
            <source>Shows or hides the list of problems</source>
            <translation>Menampilkan atau menyembunyikan daftar masalah</translation>
        </message>
        <message>
            <source>Shows or hides what the file does not say and was taken by default</source>
            <translation>Menampilkan atau menyembunyikan yang tidak disebutkan berkas dan diambil dari nilai bawaan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::TimeBar</name>
        <message>
            <source>Moment of the run</source>
            <translation>Saat dalam simulasi</translation>
        </message>
        <message>
            <source>Click or drag to see the diagram at a moment; a double click shows all of the run</source>
            <translation>Klik atau seret untuk melihat diagram pada suatu saat; klik ganda menampilkan seluruh simulasi</translation>
        </message>
        <message>
            <source>all of the run</source>
            <translation>seluruh simulasi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::TopBar</name>
        <message>
            <source>▶ Run</source>
            <translation>▶ Jalankan</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Jalankan</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>Desain</translation>
        </message>
        <message>
            <source>The design whose results are shown</source>
            <translation>Desain yang hasilnya ditampilkan</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Tour</name>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Kembali</translation>
        </message>
        <message>
            <source>&amp;Skip</source>
            <translation>Le&amp;wati</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 dari %2</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Lanjut</translation>
        </message>
        <message>
            <source>&amp;Done</source>
            <translation>&amp;Selesai</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::TrafficPage</name>
        <message>
            <source>Traffic</source>
            <translation>Lalu lintas</translation>
        </message>
        <message>
            <source>Nothing to show yet: the scenario has problems.</source>
            <translation>Belum ada yang ditampilkan: skenario bermasalah.</translation>
        </message>
        <message>
            <source>The workloads of this design run by a schedule; they have no rate.</source>
            <translation>Beban kerja desain ini berjalan menurut jadwal; tidak memiliki laju.</translation>
        </message>
        <message>
            <source>Expected rates over the run. What really arrives varies about them, and bursty traffic is shown by its mean.</source>
            <translation>Laju yang diharapkan selama simulasi. Yang benar-benar tiba bervariasi di sekitarnya, dan lalu lintas yang meledak-ledak ditampilkan dengan rata-ratanya.</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::VaryRow</name>
        <message>
            <source>nothing more</source>
            <translation>tidak ada lagi</translation>
        </message>
        <message>
            <source>The traffic, a parameter, or any value of the scenario by its place (a JSON pointer)</source>
            <translation>Lalu lintas, sebuah parameter, atau nilai skenario mana pun menurut letaknya (penunjuk JSON)</translation>
        </message>
        <message>
            <source>Values of %1</source>
            <translation>Nilai dari %1</translation>
        </message>
        <message>
            <source>Values separated by commas, n of them as a..b:n, multiples of what the scenario has with x: %1</source>
            <translation>Nilai dipisahkan koma, n buah sebagai a..b:n, kelipatan dari yang ada di skenario dengan x: %1</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::WelcomePage</name>
        <message>
            <source>Welcome to Headroom</source>
            <translation>Selamat datang di Headroom</translation>
        </message>
        <message>
            <source>Prices and limits depend on your AWS account. Examples and imported templates begin with what you say here; nothing is sent anywhere.</source>
            <translation>Harga dan batas bergantung pada akun AWS Anda. Contoh dan templat yang diimpor mulai dari yang Anda sebutkan di sini; tidak ada yang dikirim ke mana pun.</translation>
        </message>
        <message>
            <source>Quotas</source>
            <translation>Kuota</translation>
        </message>
        <message>
            <source>empty: what AWS gives every account</source>
            <translation>kosong: yang diberikan AWS kepada setiap akun</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>Wilayah</translation>
        </message>
        <message>
            <source>where most of your resources are</source>
            <translation>tempat sebagian besar sumber daya Anda berada</translation>
        </message>
        <message>
            <source>&amp;Use these</source>
            <translation>&amp;Gunakan ini</translation>
        </message>
        <message>
            <source>Use these and show me &amp;round</source>
            <translation>Gunakan ini dan tunjukkan &amp;jendelanya</translation>
        </message>
        <message>
            <source>&amp;Skip</source>
            <translation>Le&amp;wati</translation>
        </message>
        <message>
            <source>Leaves everything as it is; File, Region and Quotas asks again</source>
            <translation>Membiarkan semuanya; Berkas, Wilayah dan Kuota menanyakannya lagi</translation>
        </message>
    </context>
    <context>
        <name>headroom::gui::Workspace</name>
        <message>
            <source>Diagram</source>
            <translation>Diagram</translation>
        </message>
        <message>
            <source>Traffic</source>
            <translation>Lalu lintas</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Hasil</translation>
        </message>
        <message>
            <source>Bill</source>
            <translation>Tagihan</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Bandingkan</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Sumber</translation>
        </message>
        <message>
            <source>Run simulates every design of this scenario (F5).</source>
            <translation>Jalankan menyimulasikan setiap desain skenario ini (F5).</translation>
        </message>
        <message>
            <source>It will serve about %1 requests.</source>
            <translation>Kira-kira %1 permintaan akan dilayani.</translation>
        </message>
        <message>
            <source>Not run yet</source>
            <translation>Belum dijalankan</translation>
        </message>
        <message>
            <source>▶ Run</source>
            <translation>▶ Jalankan</translation>
        </message>
        <message>
            <source>No bill yet</source>
            <translation>Belum ada tagihan</translation>
        </message>
        <message>
            <source>Nothing to compare yet</source>
            <translation>Belum ada yang dibandingkan</translation>
        </message>
        <message>
            <source>It is made from what a run finds. Press F5 to run.</source>
            <translation>Dibuat dari hasil simulasi. Tekan F5 untuk menjalankan.</translation>
        </message>
        <message>
            <source>The scenario has problems. They are listed under Results.</source>
            <translation>Skenario bermasalah. Masalahnya tercantum di Hasil.</translation>
        </message>
        <message>
            <source>working out how long it takes</source>
            <translation>memperkirakan lamanya</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>sisa %1</translation>
        </message>
        <message>
            <source>%1 so far</source>
            <translation>%1 sejauh ini</translation>
        </message>
        <message>
            <source>Running, %1</source>
            <translation>Berjalan, %1</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Hentikan</translation>
        </message>
        <message>
            <source>▶ Run again</source>
            <translation>▶ Jalankan lagi</translation>
        </message>
        <message>
            <source>No bill</source>
            <translation>Tidak ada tagihan</translation>
        </message>
        <message>
            <source>Nothing to compare</source>
            <translation>Tidak ada yang dibandingkan</translation>
        </message>
        <message>
            <source>Nothing to draw yet</source>
            <translation>Belum ada yang digambar</translation>
        </message>
        <message>
            <source>The scenario has problems. They are listed under Results and marked in the Source.</source>
            <translation>Skenario bermasalah. Masalahnya tercantum di Hasil dan ditandai di Sumber.</translation>
        </message>
    </context>
</TS>
