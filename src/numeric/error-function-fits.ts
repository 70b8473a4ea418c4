/**
 * The rational fits behind the error function and the normal distribution, each good to about 2^−58 on its range:
 *
 *     erf z  = z + z · erfCentre(z²)                          |z| < 0.84375
 *     erf z  = ERF_NEAR_ONE + erfMiddle(z − 1)                0.84375 ≤ z < 1.25
 *     erfc z = exp(−z² − 0.5625 + erfcTail(1/z²)) / z         1.25 ≤ z < 28
 *
 * @source coefficients: Sun Microsystems, FDLIBM 5.3 (1993), s_erf.c
 */

export const ERF_NEAR_ONE = 0.8450629115104675;
export const TAIL_SHIFT = 0.5625;

/** erf(z)/z − 1 at `square` = z². */
export function erfCentre(square: number): number {
  let above = -2.3763016656650163e-5;
  above = above * square - 0.005770270296489442;
  above = above * square - 0.02848174957559851;
  above = above * square - 0.3250421072470015;
  above = above * square + 0.12837916709551256;
  let below = -3.960228278775368e-6;
  below = below * square + 0.00013249473800432164;
  below = below * square + 0.005081306281875766;
  below = below * square + 0.0650222499887673;
  below = below * square + 0.39791722395915535;
  below = below * square + 1;
  return above / below;
}

/** erf(1 + s) − ERF_NEAR_ONE. */
export function erfMiddle(s: number): number {
  let above = -0.002166375594868791;
  above = above * s + 0.035478304325618236;
  above = above * s - 0.11089469428239668;
  above = above * s + 0.31834661990116175;
  above = above * s - 0.3722078760357013;
  above = above * s + 0.41485611868374833;
  above = above * s - 0.0023621185607526594;
  let below = 0.011984499846799107;
  below = below * s + 0.01363708391202905;
  below = below * s + 0.12617121980876164;
  below = below * s + 0.07182865441419627;
  below = below * s + 0.540397917702171;
  below = below * s + 0.10642088040084423;
  below = below * s + 1;
  return above / below;
}

/** ln(z · erfc z) + z² + 0.5625 at s = 1/z². */
export function erfcTail(s: number): number {
  return s > 0.1225 ? nearTail(s) : farTail(s);
}

/** 1.25 ≤ z < 1/0.35. */
function nearTail(s: number): number {
  let above = -9.814329344169145;
  above = above * s - 81.2874355063066;
  above = above * s - 184.60509290671104;
  above = above * s - 162.39666946257347;
  above = above * s - 62.375332450326006;
  above = above * s - 10.558626225323291;
  above = above * s - 0.6938585727071818;
  above = above * s - 0.009864944034847148;
  let below = -0.0604244152148581;
  below = below * s + 6.570249770319282;
  below = below * s + 108.63500554177944;
  below = below * s + 429.00814002756783;
  below = below * s + 645.3872717332679;
  below = below * s + 434.56587747522923;
  below = below * s + 137.65775414351904;
  below = below * s + 19.651271667439257;
  below = below * s + 1;
  return above / below;
}

/** 1/0.35 ≤ z < 28. */
function farTail(s: number): number {
  let above = -483.5191916086514;
  above = above * s - 1025.0951316110772;
  above = above * s - 637.5664433683896;
  above = above * s - 160.63638485582192;
  above = above * s - 17.757954917754752;
  above = above * s - 0.799283237680523;
  above = above * s - 0.0098649429247001;
  let below = -22.44095244658582;
  below = below * s + 474.52854120695537;
  below = below * s + 2553.0504064331644;
  below = below * s + 3199.8582195085955;
  below = below * s + 1536.729586084437;
  below = below * s + 325.7925129965739;
  below = below * s + 30.33806074348246;
  below = below * s + 1;
  return above / below;
}
